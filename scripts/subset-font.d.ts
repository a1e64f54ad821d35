declare module 'subset-font' {
  export default function subsetFont(
    font: Uint8Array,
    letters: string,
    options: {
      targetFormat: 'woff2'
      noLayoutClosure: boolean
      variationAxes: Record<string, { min: number; max: number }>
    },
  ): Promise<Uint8Array>
}
