/*
 * The first use of `Intl` makes a browser look up every language that it knows: 12 to 20 ms of a quick processor in Chromium. It is made here, in the file
 * of React's, which begins in a task of its own before the portal's (`src/page-scripts/load-portal.ts`): the reader can scroll in between.
 */
Intl.NumberFormat.supportedLocalesOf('en')
