/** `23 November 2026`, and `23 November 2026 at 20:15`; in the time of the machine that runs the demo. */
export const day = (at: Date) => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(at)
export const dateTime = (at: Date) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' }).format(at)
