import { useMutation } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import type { Heading } from '../../../contract/article.ts'
import { commentLimit } from '../../../contract/feedback.ts'
import { ApiProblem } from '../../http/problems.ts'
import { comment as say } from '../../messages/feedback.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import fields from '../../ui/field.module.css'
import { Icon } from '../../ui/icon.tsx'
import { charactersLeft, leftToAnnounce } from './characters-left.ts'
import styles from './comment.module.css'
import { dropDraft, keepDraft, keptDraft, newDraft } from './draft.ts'
import { NotSent } from './not-sent.tsx'
import type { Owner } from './owner.ts'
import { PrivateWarning } from './private-warning.tsx'
import { beginProof } from './proof.ts'
import { sendComment } from './send-comment.ts'

export type CommentFormProps = {
  owner: Owner
  headings: Heading[]
  takesFocus: boolean
  onSent: () => void
  onDiscard: () => void
}

const wasReused = (error: unknown) =>
  error instanceof ApiProblem && error.problem.code === 'idempotency_key_reused'

export function CommentForm({ owner, headings, takesFocus, onSent, onDiscard }: CommentFormProps) {
  const id = useId()
  const { slug, subject } = owner
  const [draft] = useState(() => keptDraft(owner) ?? newDraft())
  const [key, setKey] = useState(draft.key)
  const { register, handleSubmit, control, setFocus, formState } = useForm({
    defaultValues: {
      text: draft.text,
      // The article may have lost the section since the draft was begun.
      section: headings.some((heading) => heading.id === draft.section) ? draft.section : '',
    },
  })
  const { text = '', section = '' } = useWatch({ control })
  const left = charactersLeft(text)

  useEffect(() => {
    if (takesFocus) setFocus('text')
  }, [takesFocus, setFocus])
  // At every letter: it is a thousand characters at most, and nothing waits to be lost when the page is closed.
  useEffect(() => keepDraft({ slug, subject }, { text, section, key }), [slug, subject, text, section, key])

  useEffect(() => {
    if (text !== '') beginProof('comment', slug)
  }, [slug, text])

  const leftBefore = useRef(left)
  useEffect(() => {
    const worth = leftToAnnounce(leftBefore.current, left)
    leftBefore.current = left
    if (worth !== null) announce(worth < 0 ? say.over(-worth) : say.left(worth))
  }, [left])

  const sending = useMutation({
    mutationFn: sendComment,
    networkMode: 'always',
    onSuccess: () => {
      dropDraft(owner)
      onSent()
    },
    // What arrived before was another text, so this one is another comment.
    onError: (error) => wasReused(error) && setKey(crypto.randomUUID()),
  })
  const submit = handleSubmit((values, event) => {
    const website = new FormData(event?.target as HTMLFormElement).get('website')
    sending.mutate({ slug, key, website: typeof website === 'string' ? website : '', ...values })
  })
  const fault = formState.errors.text?.message
  const sendWords = () => {
    if (sending.isPending) return say.sending
    if (!sending.isError) return say.send
    return wasReused(sending.error) ? say.sendAsWell : say.tryAgain
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className={styles.form}>
      {sending.isError && <NotSent error={sending.error} at={sending.submittedAt} />}
      <div className={fields.field}>
        <label className={fields.label} htmlFor={`${id}-text`}>
          {say.label}
        </label>
        <p id={`${id}-hint`} className={fields.hint}>
          {say.hint(commentLimit)}
        </p>
        {fault && (
          <p id={`${id}-fault`} className={fields.error} role="alert">
            <Icon name="alert" /> {fault}
          </p>
        )}
        <textarea
          id={`${id}-text`}
          className={fields.textarea}
          rows={6}
          aria-invalid={fault ? true : undefined}
          aria-describedby={`${fault ? `${id}-fault ` : ''}${id}-hint ${id}-left`}
          {...register('text', {
            validate: (value) => {
              if (value.trim() === '') return say.empty
              const over = -charactersLeft(value)
              return over > 0 ? say.tooLong(over) : true
            },
          })}
        />
        <p id={`${id}-left`} className={left < 0 ? fields.error : styles.left}>
          {left < 0 ? say.over(-left) : say.left(left)}
        </p>
      </div>
      {/* For robots: no person sees it, hears of it or gets to it. */}
      <input
        name="website"
        type="text"
        tabIndex={-1}
        autoComplete="off"
        aria-hidden
        className={styles.trap}
      />
      {headings.length > 0 && (
        <div className={fields.field}>
          <label className={fields.label} htmlFor={`${id}-section`}>
            {say.section} <span className={styles.optional}>{say.sectionOptional}</span>
          </label>
          <select id={`${id}-section`} className={fields.select} {...register('section')}>
            <option value="">{say.wholeArticle}</option>
            {headings.map((heading) => (
              <option key={heading.id} value={heading.id}>
                {heading.text}
              </option>
            ))}
          </select>
        </div>
      )}
      <PrivateWarning text={text} />
      <div className={styles.actions}>
        <Button type="submit" aria-disabled={sending.isPending}>
          {sendWords()}
        </Button>
        <Button
          kind="quiet"
          onClick={() => {
            dropDraft(owner)
            onDiscard()
          }}
        >
          {say.discard}
        </Button>
      </div>
      <p className={fields.hint}>{say.draftKept}</p>
    </form>
  )
}
