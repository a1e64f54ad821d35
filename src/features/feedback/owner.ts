/** Whose rating or comment of which article: `subject` is null before sign-in. */
export type Owner = { slug: string; subject: string | null }
