import type { AlertKind } from './containers.ts'

const listed = <Value>(value: Value, names: string): [string, Value][] =>
  names.split(' ').map((name) => [name, value])

/** What the dialects call the five kinds of alerts. */
export const alertNames: ReadonlyMap<string, AlertKind> = new Map([
  ...listed<AlertKind>('NOTE', 'note notes info information abstract summary question example quote seealso see-also faq todo notebox callout-note flag disclaimer cite infobox default primary secondary neutral versionadded versionchanged version-added version-changed aside morelikethis admin'),
  ...listed<AlertKind>('TIP', 'tip tips hint success check done idea best-practice callout-tip lightbulb recommendation protip'),
  ...listed<AlertKind>('IMPORTANT', 'important attention prerequisites prereqs prerequisite callout-important key availability'),
  ...listed<AlertKind>('WARNING', 'warning warn deprecated deprecation experimental alpha beta callout-warning pitfall gotcha legacy preview'),
  ...listed<AlertKind>('CAUTION', 'caution danger error failure fail bug critical security callout-caution dangerous stop deepdive-danger'),
]) // prettier-ignore
/** Those that are tags, too: `<Key>` and `{{< preview >}}` are something else. */
export const alertTags = new Set('note notes info tip tips hint warning caution danger error important attention success check question todo notice disclaimer prerequisites deprecated seealso infobox'.split(' ')) // prettier-ignore
/** Blocks that are an alert of the kind that an argument of theirs names. */
export const alertBlocks = new Set('alert alerts callout admonition notice message banner hint-box aside infobar alertbox block panel msg'.split(' ')) // prettier-ignore

export const tabGroups = new Set('tabs tabpane tab-set tabset tabgroup tab-group codetabs code-group codegroup code-tabs tabbed tabcontent content-tabs tablist'.split(' ')) // prettier-ignore
export const tabItems = new Set(
  'tab tabitem tab-item tabs-item tabpanel tab-panel tab-content codetab'.split(' '),
)
/** Parts that GitHub shows by the reader's system or tool. */
export const toolParts: ReadonlyMap<string, string> = new Map([
  ['mac', 'macOS'], ['windows', 'Windows'], ['linux', 'Linux'], ['all', 'All platforms'],
  ['webui', 'Web browser'], ['cli', 'Command line'], ['desktop', 'Desktop'], ['mobile', 'Mobile'],
  ['api', 'API'], ['curl', 'cURL'], ['codespaces', 'Codespaces'], ['vscode', 'VS Code'],
  ['visualstudio', 'Visual Studio'], ['jetbrains', 'JetBrains'], ['javascript', 'JavaScript'], ['graphql', 'GraphQL'],
  ['powershell', 'PowerShell'], ['bash', 'Bash'], ['importer_cli', 'Importer CLI'], ['desktop_app', 'Desktop'],
  ['vimneovim', 'Vim/Neovim'], ['xcode', 'Xcode'], ['eclipse', 'Eclipse'], ['azure_data_studio', 'Azure Data Studio'],
]) // prettier-ignore
export const sections = new Set('details collapse collapsible expand expander accordion accordionitem accordion-item dropdown toggle disclosure spoiler expandable deepdive step collapsiblesection'.split(' ')) // prettier-ignore
export const pictures = new Set('figure img image zoomimage screenshot picture themedimage lightbox imgproc thumb img-fluid frame-image'.split(' ')) // prettier-ignore
export const videos = new Set('youtube vimeo video youtubeembed liteyoutube embed-youtube iframe youtube-video embed'.split(' ')) // prettier-ignore
export const includes = new Set('include include_relative include-md readfile readfile-html snippet partial includemarkdown include-markdown includemd include_cached codenew code_sample code-sample code_file codefile include_file'.split(' ')) // prettier-ignore
export const references = new Set(['ref', 'relref', 'link', 'post_url', 'url', 'ref_link', 'docref'])
export const conditions = new Set('if elsif else elseif unless case when ifversion for break continue cycle tablerow ifchanged version-if ifdef endifversion'.split(' ')) // prettier-ignore
export const cards = new Set(
  'card linkcard link-card docscard doccard cardlink linkbutton button link anchor a'.split(' '),
)
/** Say a word within a sentence. */
export const spoken = new Set('octicon glossary_tooltip glossary tooltip badge icon fa abbr term kbd label pill tag status chip'.split(' ')) // prettier-ignore
/** Only hold what they hold. */
export const wrappers = new Set('cards cardgroup card-group cardgrid columns column col cols row grid steps stepper frame div center section fragment cards-grid blocks list rowheaders code prompt api-description grid-item nobr span accordiongroup markdown highlightbox update panelgroup'.split(' ')) // prettier-ignore
/** What an argument of a tag says for readers, by the names under which it stands. */
export const sayings = ['text', 'title', 'label', 'name', 'header', 'heading', 'caption', 'alt', 'alt-text', 'summary', 'content', 'term', 'aria-label', 'path', 'query', 'body', 'param'] as const // prettier-ignore

/** Kubernetes names some headings instead of writing them. */
export const namedHeadings: Readonly<Record<string, string>> = {
  prerequisites: 'Before you begin',
  whatsnext: 'What’s next',
  objectives: 'Objectives',
  cleanup: 'Clean up',
  synopsis: 'Synopsis',
  seealso: 'See also',
  options: 'Options',
  parentoptions: 'Options inherited from parent commands',
}
