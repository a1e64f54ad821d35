/** Names that documentation uses most, as GitHub has them. All others stay as they are written. */
export const emojis: Readonly<Record<string, string>> = {
  warning: '⚠️', information_source: 'ℹ️', bulb: '💡', white_check_mark: '✅', heavy_check_mark: '✔️', x: '❌',
  exclamation: '❗', question: '❓', rocket: '🚀', tada: '🎉', sparkles: '✨', fire: '🔥', star: '⭐', memo: '📝',
  pencil: '📝', pencil2: '✏️', book: '📖', books: '📚', mag: '🔍', link: '🔗', lock: '🔒', unlock: '🔓', key: '🔑',
  wrench: '🔧', hammer: '🔨', gear: '⚙️', construction: '🚧', bug: '🐛', bell: '🔔', zap: '⚡', point_right: '👉',
  point_down: '👇', point_left: '👈', arrow_right: '➡️', arrow_left: '⬅️', arrow_up: '⬆️', arrow_down: '⬇️', heart: '❤️',
  smile: '😄', smiley: '😃', wink: '😉', thumbsup: '👍', '+1': '👍', thumbsdown: '👎', '-1': '👎', wave: '👋',
  eyes: '👀', package: '📦', computer: '💻', iphone: '📱', cloud: '☁️', earth_americas: '🌎', globe_with_meridians: '🌐',
  clock1: '🕐', hourglass: '⌛', calendar: '📆', chart_with_upwards_trend: '📈', no_entry: '⛔', no_entry_sign: '🚫',
  heavy_plus_sign: '➕', heavy_minus_sign: '➖', recycle: '♻️', trophy: '🏆', art: '🎨', stop_sign: '🛑', tea: '🍵',
  red_circle: '🔴', large_blue_circle: '🔵', green_circle: '🟢', yellow_circle: '🟡', ballot_box_with_check: '☑️',
} // prettier-ignore
