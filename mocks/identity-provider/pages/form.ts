import { html } from 'hono/html'
import { passwordRules } from '../passwords.ts'
import type { Html } from './layout.ts'

type Field = {
  name: string
  label: string
  type?: 'text' | 'email' | 'password'
  value?: string | undefined
  hint?: string | Html
  fault?: string | undefined
  autocomplete: string
}

/** A labelled field; hint and fault are read out with it. */
export function field({ name, label, type = 'text', value, hint, fault, autocomplete }: Field): Html {
  const described = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ')
  return html`<div class="field ${fault ? 'refused' : ''}">
    <label for="${name}">${label}</label>
    ${hint ? html`<div class="hint" id="${name}-hint">${hint}</div>` : ''}
    ${fault ? html`<p class="fault" id="${name}-fault"><span class="sr">Error: </span>${fault}</p>` : ''}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value ?? ''}"
      autocomplete="${autocomplete}"
      required
      ${type === 'text' ? '' : html`autocapitalize="none" spellcheck="false"`}
      ${described ? html`aria-describedby="${described}"` : ''}
      ${fault ? html`aria-invalid="true"` : ''}
    />
  </div>`
}

export const newPasswordField = (label: string, fault: string | undefined): Html =>
  field({
    name: 'password',
    label,
    type: 'password',
    autocomplete: 'new-password',
    fault,
    hint: html`It needs:
      <ul>
        ${passwordRules.slice(0, -1).map(({ text }) => html`<li>${text}</li>`)}
      </ul>`,
  })

/** Everything that was refused, first on the page and focused, each leading to its field. */
export function errorSummary(faults: Readonly<Record<string, string | undefined>>): Html | string {
  const entries = Object.entries(faults).filter(([, fault]) => fault)
  if (entries.length === 0) return ''
  return html`<section class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="summary-title">
    <h2 id="summary-title">There is a problem</h2>
    <ul>
      ${entries.map(([name, fault]) => html`<li><a href="#${name}">${fault}</a></li>`)}
    </ul>
  </section>`
}

/** A form of one button. `about` says whom it concerns, where the same button stands on many rows. */
export const buttonForm = (form: {
  action: string
  text: string
  about?: string
  kind?: 'secondary' | 'danger'
  fields?: Record<string, string>
}): Html =>
  html`<form method="post" action="${form.action}">
    ${Object.entries(form.fields ?? {}).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}
    <button class="${form.kind ?? ''}">
      ${form.text}${form.about ? html`<span class="sr"> ${form.about}</span>` : ''}
    </button>
  </form>`

/** Says what has just been done. */
export const done = (text: string | undefined): Html | string =>
  text ? html`<p class="note open" role="status"><strong>Done.</strong> ${text}</p>` : ''

export const refusedNote = (text: string | undefined): Html | string =>
  text ? html`<p class="note trouble" role="alert"><strong>That did not work.</strong> ${text}</p>` : ''
