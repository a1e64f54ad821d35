import styles from './button.module.css'

export type ButtonKind = 'primary' | 'secondary' | 'quiet'

/** For links that look like buttons; `Button` for what acts on this page. */
export const buttonClass = (kind: ButtonKind = 'primary') => `${styles.button} ${styles[kind]}`

type Props = Omit<React.ComponentProps<'button'>, 'className' | 'aria-disabled'> & {
  kind?: ButtonKind
  'aria-disabled'?: boolean
}

const nothing = (event: React.MouseEvent) => event.preventDefault()

/** One that is `aria-disabled` does nothing, nor does its form, but keeps the focus, which one that is disabled would lose. */
export const Button = ({ kind = 'primary', type = 'button', onClick, ...button }: Props) => (
  <button
    type={type}
    className={buttonClass(kind)}
    onClick={button['aria-disabled'] ? nothing : onClick}
    {...button}
  />
)
