import styles from './button.module.css'

export type ButtonKind = 'primary' | 'secondary' | 'quiet'

/** For links that look like buttons; `Button` for what acts on this page. */
export const buttonClass = (kind: ButtonKind = 'primary') => `${styles.button} ${styles[kind]}`

type Props = Omit<React.ComponentProps<'button'>, 'className'> & { kind?: ButtonKind }

export const Button = ({ kind = 'primary', type = 'button', ...button }: Props) => (
  <button type={type} className={buttonClass(kind)} {...button} />
)
