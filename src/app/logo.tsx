/** The trail turning a corner. */
export const Logo = () => (
  <svg viewBox="0 0 32 32" width="28" height="28" fill="none" aria-hidden="true">
    <path d="M9 29V15a6 6 0 0 1 6-6h7" stroke="currentColor" strokeWidth="3.5" strokeLinecap="round" />
    <circle cx="24" cy="9" r="4.5" fill="currentColor" />
  </svg>
)
