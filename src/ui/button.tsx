import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names';
import { useLock } from './locked';
import { useHint } from './use-hint';

type NativeProps = Omit<ComponentProps<'button'>, 'onClick' | 'disabled' | 'className' | 'type' | 'children'>;

interface CommonProps extends NativeProps {
  /** One plain sentence that says what the button does. */
  hint?: string | undefined;
  isDisabled?: boolean | undefined;
  /** Why the button cannot be pressed now; then it can still be reached, and pressing it shows the reason. */
  disabledReason?: string | undefined;
  onPress?: (() => void) | undefined;
}

export interface ButtonProps extends CommonProps {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'normal' | 'large';
  icon?: ReactNode;
  children: ReactNode;
}

export interface IconButtonProps extends CommonProps {
  /** The accessible name, also shown as tooltip. */
  label: string;
  children: ReactNode;
}

interface BaseProps extends CommonProps {
  className: string;
  children: ReactNode;
}

function BaseButton({ hint, onPress, className, children, ...given }: BaseProps) {
  const { isDisabled, disabledReason, ...rest } = given;
  const { isOff, text: reason } = useLock(isDisabled, disabledReason);
  const explains = isOff && Boolean(reason);
  const { describedBy, handlers, show, tip } = useHint(explains ? reason : hint, isOff);
  const describes = classNames(rest['aria-describedby'], describedBy) || undefined;
  return (
    <>
      <button
        {...rest}
        {...handlers}
        type="button"
        className={className}
        aria-describedby={describes}
        disabled={isOff && !explains}
        aria-disabled={explains || undefined}
        onClick={explains ? ({ currentTarget }) => show(currentTarget) : onPress}
      >
        {children}
      </button>
      {tip}
    </>
  );
}

export function Button({ variant = 'secondary', size = 'normal', icon, children, ...rest }: ButtonProps) {
  return (
    <BaseButton {...rest} className={classNames(styles.button, styles[variant], styles[size])}>
      {icon}
      <span>{children}</span>
    </BaseButton>
  );
}

/** A button that shows a sign only; its label is its name and, with the hint, its tooltip. */
export function IconButton({ label, hint, children, ...rest }: IconButtonProps) {
  return (
    <BaseButton
      {...rest}
      hint={hint ?? label}
      aria-label={label}
      className={classNames(styles.button, styles.quiet, styles.icon)}
    >
      {children}
    </BaseButton>
  );
}
