import './prose.css'

/** HTML that the server has sanitised. */
export const ArticleBody = ({ html }: { html: string }) => (
  <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
)
