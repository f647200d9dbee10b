import type {Symbols} from './theme.js';

/** One key binding of a screen. Handlers, the lines of keys at the bottom, the help and the readme come from such rows. */
export type Binding<Context extends string = string> = {
	/** Where the keys mean this. */
	readonly contexts: readonly Context[];
	/** Names of keys as the decoder gives them; letters stand for themselves. */
	readonly keys: readonly string[];
	readonly command: string;
	/** What the key does, for the bottom line and the help; keys without it are not shown. */
	readonly says: string;
	/** Shown at the bottom: lower numbers first. Undefined for keys that only the help names. */
	readonly rank?: number;
	/** Up does the same the other way round: both arrows are shown. */
	readonly isPair?: boolean;
};

/** The bindings of a screen, to be asked by the places that the person is in, innermost first. */
export type Keymap<Context extends string> = {
	readonly bindings: readonly Binding<Context>[];
	/** The command that a key stands for in the first place that knows it; undefined where it stands for none. */
	readonly commandFor: (contexts: readonly Context[], key: string) => string | undefined;
	/** The bindings to show at the bottom, most useful first; a key that an inner place takes is left out. */
	readonly shownIn: (contexts: readonly Context[]) => readonly Binding<Context>[];
};

/** Makes a keymap of its rows. */
export function createKeymap<Context extends string>(bindings: readonly Binding<Context>[]): Keymap<Context> {
	const byContext = new Map<Context, Map<string, string>>();
	for (const {contexts, keys, command} of bindings) {
		for (const context of contexts) {
			const commands = byContext.get(context) ?? new Map<string, string>();
			byContext.set(context, commands);
			for (const key of keys) {
				commands.set(key, command);
			}
		}
	}

	const commandFor = (contexts: readonly Context[], key: string): string | undefined => {
		const place = contexts.find(context => byContext.get(context)?.has(key));
		return place === undefined ? undefined : byContext.get(place)?.get(key);
	};

	return {
		bindings,
		commandFor,
		shownIn: contexts =>
			contexts
				.flatMap(context => bindings.filter(binding => binding.contexts.includes(context)))
				.filter(
					({rank, keys, command}) => rank !== undefined && keys.some(key => commandFor(contexts, key) === command),
				)
				.toSorted((one, other) => (one.rank ?? 0) - (other.rank ?? 0)),
	};
}

/** The key of a binding as people write it: `^O`, `Alt+E`, `Tab`, and both arrows of a pair. */
export function bindingLabel({keys, isPair = false}: Binding, symbols: Symbols): string {
	const [first = ''] = keys;
	return isPair ? keyLabel(first, symbols).replace(symbols.downKey, symbols.bothKeys) : keyLabel(first, symbols);
}

/** A key's name as people write it. */
export function keyLabel(key: string, symbols: Symbols): string {
	if (/^ctrl\+.$/.test(key)) {
		return `^${key.slice(-1).toUpperCase()}`;
	}

	const names: Readonly<Record<string, string>> = {...keyNames, up: symbols.upKey, down: symbols.downKey};
	const name = (part: string): string =>
		names[part] ?? (part.length > 1 ? part.charAt(0).toUpperCase() + part.slice(1) : part);
	return names[key] ?? key.split('+').map(name).join('+');
}

const keyNames: Readonly<Record<string, string>> = {
	' ': 'Space',
	escape: 'Esc',
	'shift+tab': 'S-Tab',
	'alt+u': 'Alt+U',
	'alt+e': 'Alt+E',
	'alt+q': 'Alt+Q',
	f1: 'F1',
	f2: 'F2',
	delete: 'Del',
	pageup: 'PgUp',
	pagedown: 'PgDn',
};
