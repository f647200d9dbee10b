import {Component, type ReactNode} from 'react';

type Props = {readonly onCrash: (error: unknown) => void; readonly children: ReactNode};

/** Reports what is thrown in a component. Ink's own boundary would lay out the source of the program around the place. */
export class CrashBoundary extends Component<Props, {readonly isBroken: boolean}> {
	override state = {isBroken: false};

	static getDerivedStateFromError(): {readonly isBroken: boolean} {
		return {isBroken: true};
	}

	override componentDidCatch(error: unknown): void {
		this.props.onCrash(error);
	}

	override render(): ReactNode {
		return this.state.isBroken ? null : this.props.children;
	}
}
