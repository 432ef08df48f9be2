import { Component, type ErrorInfo, type ReactNode } from 'react';
import { ErrorScreen } from './error-screen';

interface State {
  readonly error: unknown;
  readonly componentStack: string;
}

/**
 * Catches what goes wrong while drawing a part of the page and shows a way to go on in its place. What the user made is kept outside of the
 * components (state/), so trying again finds it as it was.
 */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null, componentStack: '' };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error ?? new Error('unknown') };
  }

  override componentDidCatch(_error: unknown, { componentStack }: ErrorInfo): void {
    this.setState({ componentStack: componentStack ?? '' });
  }

  override render(): ReactNode {
    const { error, componentStack } = this.state;
    if (error === null) return this.props.children;
    const goOn = () => this.setState({ error: null, componentStack: '' });
    return <ErrorScreen error={error} componentStack={componentStack} onGoOn={goOn} />;
  }
}
