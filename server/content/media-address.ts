/** Where the development server has the content's media, for the API in the browser alone. */
export const mediaRoot = '/@content-media'
export const mediaAddress = (name: string) => `${mediaRoot}/${encodeURIComponent(name)}`
