import {
  ArrowLeft,
  ArrowRight,
  BookOpen,
  Check,
  ChevronRight,
  CircleAlert,
  CircleHelp,
  Copy,
  ExternalLink,
  Info,
  Lock,
  LockOpen,
  Mail,
  MessageSquare,
  Printer,
  RefreshCw,
  Star,
  User,
  Video,
  WifiOff,
  X,
} from 'lucide-react'

const icons = {
  'arrow-left': ArrowLeft,
  'arrow-right': ArrowRight,
  book: BookOpen,
  check: Check,
  'chevron-right': ChevronRight,
  alert: CircleAlert,
  help: CircleHelp,
  copy: Copy,
  external: ExternalLink,
  info: Info,
  lock: Lock,
  open: LockOpen,
  mail: Mail,
  message: MessageSquare,
  print: Printer,
  refresh: RefreshCw,
  star: Star,
  person: User,
  video: Video,
  offline: WifiOff,
  close: X,
}
export type IconName = keyof typeof icons

/** A picture beside words, hidden from screen readers; with `label` it stands for a word itself. */
export function Icon({ name, label, size = '1.125em' }: { name: IconName; label?: string; size?: string }) {
  const Picture = icons[name]
  return label ? (
    <Picture role="img" aria-label={label} width={size} height={size} strokeWidth={1.75} />
  ) : (
    <Picture aria-hidden width={size} height={size} strokeWidth={1.75} />
  )
}
