/** What happens to HTML that Markdown has no sign for. `plain` elements of the portal are kept, and are not here. */
const words = (names: string) => new Set(names.split(' '))

/** Only hold what they hold, in lines of its own. */
export const blockWrappers = words('html body div section article header footer main nav aside center figure figcaption form fieldset legend address hgroup search picture noscript tbody thead tfoot tr td th caption colgroup col menu dialog summary frameset') // prettier-ignore
/** Only hold what they hold, in a line. */
export const inlineWrappers = words('span font big tt nobr label time data bdi bdo ruby rt rp strike acronym basefont output meter progress button slot blink') // prettier-ignore
/** Lead to something that is not shown here. */
export const embedded = words('video audio iframe embed object source track frame')
/** Say nothing in words. */
export const silent = words('input select option optgroup textarea canvas area map link meta base param col wbr head title template') // prettier-ignore
const others = words('p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd pre blockquote hr table a img details svg math script style') // prettier-ignore
/** Written so in HTML, whatever it becomes. Everything else between `<` and `>` is a word that somebody wrote. */
export const isHtml = (name: string) =>
  [blockWrappers, inlineWrappers, embedded, silent, others].some((names) => names.has(name)) ||
  name.includes('-')
