import { createHash, type Hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { endianness } from 'node:os'
import { join } from 'node:path'
import { entriesOf } from '../search/entries.ts'
import { bytesOf } from '../search/index-bytes.ts'
import { packIndex } from '../search/packed-index.ts'
import type { Content } from './content.ts'
import { keepFile, versionOfCompiler } from './kept-file.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Bytes of the hash that the file begins with. */
const hashed = 32

/**
 * The index of this content, as `bytesOf` writes it: the one in `folder` if it was made of the very same words, else made and kept there
 * (decision 029). The file's hash is that of the index and of all that it was made of, so one that is damaged or of another content
 * counts as none.
 */
export async function keptIndex(
  content: Content,
  vocabulary: Vocabulary,
  folder: string,
): Promise<Uint8Array> {
  const path = join(folder, 'search-index')
  const source = hashOfWords(content, vocabulary)
  const hashOf = (bytes: Uint8Array) => source.copy().update(bytes).digest()
  const file = await readFile(path).catch(() => Buffer.alloc(0))
  const kept = file.subarray(hashed)
  if (hashOf(kept).equals(file.subarray(0, hashed))) return kept
  const bytes = bytesOf(packIndex(entriesOf(content.articles, content.flows), vocabulary))
  await keepFile(path, [hashOf(bytes), bytes])
  return bytes
}

/** All that an index is made of, and the program that makes it. */
function hashOfWords({ articles, flows }: Content, vocabulary: Vocabulary): Hash {
  const words = createHash('sha256')
  const add = (text: string) => words.update(`${text.length} `).update(text)
  add(JSON.stringify([versionOfCompiler(), endianness(), vocabulary, flows]))
  for (const { title, summary, topics, html, video } of articles) {
    add(JSON.stringify([title, summary, topics, video?.transcript, video?.chapters]))
    add(html)
  }
  return words
}
