import {
  ArrowLeft,
  Check,
  ChevronRight,
  CircleAlert,
  CircleQuestionMark,
  Copy,
  Info,
  Lock,
  MessageSquare,
  Search,
  Star,
  User,
  X,
} from 'lucide'
import { createElement } from 'react'

const icons = {
  'arrow-left': ArrowLeft,
  check: Check,
  'chevron-right': ChevronRight,
  alert: CircleAlert,
  copy: Copy,
  info: Info,
  lock: Lock,
  message: MessageSquare,
  search: Search,
  star: Star,
  person: User,
  close: X,
  question: CircleQuestionMark,
}
export type IconName = keyof typeof icons

/** A picture beside words, hidden from screen readers. */
export function Icon({ name, size = '1.125em' }: { name: IconName; size?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      {icons[name].map(([shape, attributes], index) => createElement(shape, { key: index, ...attributes }))}
    </svg>
  )
}
