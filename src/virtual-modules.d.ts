/// <reference types="vite-plugin-pwa/vanillajs" />
declare module 'virtual:troubleshooters' {
  export const flows: import('../contract/troubleshooter.ts').ServedFlow[]
}
declare module 'virtual:content' {
  export const content: import('../server/content/content.ts').Content
}
