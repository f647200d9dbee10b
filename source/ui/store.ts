/** The one state of a screen, outside of its components. */
export type Store<State, Action> = {
	readonly getState: () => State;
	/** Computes the next state; listeners hear of it before this returns. */
	readonly dispatch: (action: Action) => void;
	/** Calls back after each change of the state; the result ends that. */
	readonly subscribe: (listener: () => void) => () => void;
};

/** Makes a store around a reducer. */
export function createStore<State, Action>(
	reduce: (state: State, action: Action) => State,
	initial: State,
): Store<State, Action> {
	let state = initial;
	const listeners = new Set<() => void>();
	return {
		getState: () => state,
		dispatch(action) {
			const next = reduce(state, action);
			if (next !== state) {
				state = next;
				for (const listener of listeners) {
					listener();
				}
			}
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}
