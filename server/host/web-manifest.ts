import type { PortalConfig } from '../../contract/config.ts'

const picture = (file: string, sizes: string, purpose: 'any' | 'maskable') => ({
  src: `/${file}`,
  sizes,
  purpose,
  type: file.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
})

/** What a phone shows of a portal that is put on its home screen (W3C Web Application Manifest), in the customer's names. */
export const webManifest = ({ portal, vendor }: PortalConfig['brand']) => ({
  id: '/',
  name: portal,
  short_name: portal,
  description: `The help portal of ${vendor}.`,
  lang: 'en',
  start_url: '/',
  scope: '/',
  display: 'minimal-ui',
  background_color: '#fffdf8',
  theme_color: '#fffdf8',
  icons: [
    picture('favicon.svg', 'any', 'any'),
    picture('icon-192.png', '192x192', 'any'),
    picture('icon-512.png', '512x512', 'any'),
    picture('icon-maskable-512.png', '512x512', 'maskable'),
  ],
})
