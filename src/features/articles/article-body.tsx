import { Sanitised } from '../../ui/sanitised.tsx'
import './prose.css'

export const ArticleBody = ({ html }: { html: string }) => <Sanitised className="prose" html={html} />
