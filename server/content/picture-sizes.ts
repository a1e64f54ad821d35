import { join } from 'node:path'
import { imageSizeFromFile } from 'image-size/fromFile'
import { mapInBatches } from './batches.ts'
import type { Faults } from './faults.ts'
import { mediaName, type Site } from './links.ts'
import type { Picture } from './markdown.ts'

export type PictureSizes = ReadonlyMap<string, { width: number; height: number }>
export type Shown = { pictures: readonly Picture[]; file: string; lineOf: (picture: Picture) => number }

/** How large the pictures are that are shown somewhere, by their names. One that cannot be read is named where it is shown. */
export async function readPictureSizes(
  shown: readonly Shown[],
  { directory, media, faults }: { directory: string; media: Site['media']; faults: Faults },
): Promise<PictureSizes> {
  const names = new Set(shown.flatMap(({ pictures }) => pictures.map(({ source }) => mediaName(source))))
  const sizes = new Map<string, { width: number; height: number }>()
  await mapInBatches([...names], async (name) => {
    if (name === null || !media.has(name)) return
    const size = await imageSizeFromFile(join(directory, 'en/media', name)).catch(() => null)
    if (!size) return
    // Cameras turn a picture by a word about it.
    const turned = (size.orientation ?? 1) >= 5
    const { width, height } = turned ? { width: size.height, height: size.width } : size
    sizes.set(name, { width, height })
  })
  for (const { pictures, file, lineOf } of shown) {
    for (const picture of pictures) {
      const name = mediaName(picture.source)
      if (name === null || !media.has(name) || sizes.has(name)) continue
      const what = `The picture ${picture.source} cannot be read as one.`
      faults.add(file, lineOf(picture), what, 'Save it again as PNG, JPEG, WebP, AVIF, GIF or SVG.')
    }
  }
  return sizes
}

/** HTML of the compiler with the room that each of its pictures will take, so that nothing moves when they come. */
export const withSizes = (html: string, sizes: PictureSizes) =>
  html.replace(/<img src="(\/media\/[^"]+)"/g, (image, source: string) => {
    const size = sizes.get(mediaName(source) ?? '')
    return size ? `${image} width="${size.width}" height="${size.height}"` : image
  })
