import {
  ArrowLeft,
  Check,
  ChevronRight,
  CircleAlert,
  Copy,
  Info,
  Lock,
  MessageSquare,
  Star,
  User,
  X,
} from 'lucide-react'

const icons = {
  'arrow-left': ArrowLeft,
  check: Check,
  'chevron-right': ChevronRight,
  alert: CircleAlert,
  copy: Copy,
  info: Info,
  lock: Lock,
  message: MessageSquare,
  star: Star,
  person: User,
  close: X,
}
export type IconName = keyof typeof icons

/** A picture beside words, hidden from screen readers. */
export function Icon({ name, size = '1.125em' }: { name: IconName; size?: string }) {
  const Picture = icons[name]
  return <Picture aria-hidden width={size} height={size} strokeWidth={1.75} />
}
