/** A page as the server draws it, for a reader of whom it knows nothing. */
export type DrawnPage = {
  status: 200 | 404
  title: string
  /** For the page's head, as HTML: what describes the page to whoever only reads that. */
  head: string
  /** What stands in `#portal`. */
  html: string
  /**
   * For whom it stands as it is: `all`; `strangers`, but not for who is signed in; `scriptless`, as a browser with JavaScript can find out more
   * by itself. The others see nothing of it until the portal has drawn the page for them.
   */
  readers: 'all' | 'strangers' | 'scriptless'
  /** Whatever can be done on it works without a script: the portal takes it over only once its reader does anything. */
  rests: boolean
  /** JSON, from which the browser goes on without asking for the same again. */
  kept: string
  /** The module that draws the page, e.g. `src/pages/home.tsx`. */
  module: string | null
}

/**
 * Draws what stands at an address (path and query). Null: the browser alone can, as for the pages of a sign-in. `moved`: it leads to another
 * address. Rejects with whatever kept it from being drawn. `reader`: the network address that asked for it; null: nobody can say.
 */
export type DrawPage = (
  address: string,
  reader: string | null,
) => Promise<DrawnPage | { moved: string } | null>

/** Scripts of `src/page-scripts`, which stand in every drawn page: one that is refused by the policy, or changed on the way, does not run. */
export type PageScripts = { noteReader: string; serveQuickReader: string; loadPortal: string }

/** What the built portal exports for the server: `createDrawing`. */
export type DrawingPorts<Config> = {
  /** As it is now: what the content calls its topics and products is part of it. */
  config: () => Config
  /** Where readers open the portal, e.g. `https://help.example.com`. */
  origin: string
  /** The API, asked without an account, for the page that `reader` gets. */
  ask: (path: string, init: RequestInit, reader: string | null) => Response | Promise<Response>
}
