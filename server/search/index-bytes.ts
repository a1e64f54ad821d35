import type { PackedIndex } from './packed-index.ts'

/** In which order the parts of an index are written: those with the widest numbers first, so that each begins where its numbers may. */
const layout = [
  ['starts', Uint32Array],
  ['from', Uint32Array],
  ['places', Uint32Array],
  ['stems', Uint32Array],
  ['units', Uint32Array],
  ['firstUnits', Uint32Array],
  ['letters', Uint16Array],
  ['lengths', Uint16Array],
  ['counts', Uint8Array],
  ['fields', Uint8Array],
] as const

/** An index as one piece of memory: how many numbers each part has, and then all of them as they are. */
export function bytesOf(index: PackedIndex): Uint8Array<ArrayBuffer> {
  const parts = layout.map(([name]) => index[name])
  const sizes = Uint32Array.from(parts, ({ length }) => length)
  const all = [sizes, ...parts]
  const bytes = new Uint8Array(all.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const { buffer, byteOffset, byteLength } of all) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at)
    at += byteLength
  }
  return bytes
}

/** The index that `bytesOf` has written; nothing of it is copied. */
export function indexIn(buffer: ArrayBuffer): PackedIndex {
  const sizes = new Uint32Array(buffer, 0, layout.length)
  let at = sizes.byteLength
  const parts = layout.map(([name, Numbers], order) => {
    const part = new Numbers(buffer, at, sizes[order])
    at += part.byteLength
    return [name, part]
  })
  return Object.fromEntries(parts) as PackedIndex
}
