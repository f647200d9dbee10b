import {type Binding, createKeymap, type Keymap} from '../../keymap.js';
import type {WizardState} from './wizard-state.js';
import {leftOverUnderCursor} from './wizard-target.js';

/** Where a key means something: from the innermost place outwards. */
export type KeyContext =
	| 'text'
	| 'line'
	| 'choice'
	| 'other'
	| 'effort'
	| 'unit'
	| 'tasks'
	| 'task'
	| 'items'
	| 'field'
	| 'outline'
	| 'review'
	| 'document'
	| 'new-file'
	| 'existing-file'
	| 'conflict'
	| 'left-over'
	| 'left-over-row'
	| 'other-template'
	| 'name'
	| 'about'
	| 'help'
	| 'everywhere';

const scrolled: readonly KeyContext[] = ['document', 'about', 'left-over'];

const rows: readonly Binding<KeyContext>[] = [
	{contexts: ['text'], keys: ['enter'], command: 'newline', says: 'new line', rank: 3},
	{contexts: ['line'], keys: ['enter'], command: 'next', says: 'accept', rank: 1},
	{contexts: ['choice'], keys: ['enter', ' '], command: 'choice.choose', says: 'choose', rank: 1},
	{contexts: ['choice'], keys: ['up'], command: 'choice.up', says: ''},
	{contexts: ['choice'], keys: ['down'], command: 'choice.down', says: 'move', rank: 2, isPair: true},
	{contexts: ['choice'], keys: ['home', 'pageup'], command: 'choice.first', says: ''},
	{contexts: ['choice'], keys: ['end', 'pagedown'], command: 'choice.last', says: ''},
	{contexts: ['choice'], keys: ['backspace', 'delete'], command: 'choice.clear', says: 'clear the choice'},
	{contexts: ['other'], keys: ['enter'], command: 'choice.take-other', says: 'take this value', rank: 1},
	{contexts: ['other'], keys: ['escape'], command: 'choice.close-other', says: 'back to the list', rank: 2},
	{contexts: ['effort'], keys: ['enter'], command: 'effort.accept', says: 'go on', rank: 1},
	{contexts: ['effort'], keys: ['tab'], command: 'effort.next', says: 'next part', rank: 2},
	{contexts: ['effort'], keys: ['shift+tab'], command: 'effort.previous', says: ''},
	{contexts: ['effort'], keys: ['up'], command: 'effort.unit-up', says: ''},
	{contexts: ['effort'], keys: ['down'], command: 'effort.unit-down', says: 'unit', rank: 3, isPair: true},
	{contexts: ['unit'], keys: ['left'], command: 'effort.unit-up', says: ''},
	{contexts: ['unit'], keys: ['right', ' '], command: 'effort.unit-down', says: ''},
	{contexts: ['task'], keys: ['enter'], command: 'tasks.take-line', says: 'take the task', rank: 1},
	{contexts: ['task'], keys: ['escape'], command: 'tasks.close-line', says: 'to the list', rank: 2},
	{contexts: ['tasks'], keys: [' ', 'x'], command: 'tasks.toggle', says: 'tick', rank: 1},
	{contexts: ['tasks'], keys: ['enter', 'e'], command: 'tasks.open', says: 'edit', rank: 2},
	{contexts: ['tasks'], keys: ['a'], command: 'tasks.add', says: 'add', rank: 3},
	{contexts: ['tasks'], keys: ['d', 'delete', 'backspace'], command: 'tasks.remove', says: 'remove', rank: 5},
	{contexts: ['tasks'], keys: ['up'], command: 'tasks.up', says: ''},
	{contexts: ['tasks'], keys: ['down'], command: 'tasks.down', says: ''},
	{contexts: ['tasks'], keys: ['alt+up', '<'], command: 'tasks.move-up', says: ''},
	{contexts: ['tasks'], keys: ['alt+down', '>'], command: 'tasks.move-down', says: 'move', rank: 6, isPair: true},
	{contexts: ['items'], keys: ['enter', 'e'], command: 'items.open', says: 'edit', rank: 1},
	{contexts: ['items'], keys: ['a'], command: 'items.add', says: 'add', rank: 2},
	{contexts: ['items'], keys: ['d', 'delete', 'backspace'], command: 'items.remove', says: 'remove', rank: 4},
	{contexts: ['items'], keys: [' ', 'x'], command: 'items.toggle', says: 'tick'},
	{contexts: ['items'], keys: ['up'], command: 'items.up', says: ''},
	{contexts: ['items'], keys: ['down'], command: 'items.down', says: ''},
	{contexts: ['items'], keys: ['alt+up', '<'], command: 'items.move-up', says: ''},
	{contexts: ['items'], keys: ['alt+down', '>'], command: 'items.move-down', says: 'move', rank: 5, isPair: true},
	{contexts: ['field'], keys: ['tab'], command: 'next', says: 'next', rank: 4},
	{contexts: ['field'], keys: ['shift+tab'], command: 'previous', says: 'back', rank: 7},
	{contexts: ['field'], keys: ['ctrl+o'], command: 'show-outline', says: 'outline', rank: 8},
	{contexts: ['field'], keys: ['ctrl+r'], command: 'show-review', says: 'review, write', rank: 9},
	{contexts: ['field'], keys: ['ctrl+g'], command: 'edit-outside', says: 'your editor', rank: 12},
	{contexts: ['field'], keys: ['f2'], command: 'show-about', says: 'all that the template says about this field'},
	{contexts: ['field'], keys: ['ctrl+t'], command: 'later', says: 'fill later', rank: 10},
	{contexts: ['field'], keys: ['ctrl+n'], command: 'next-section', says: 'next section', rank: 11},
	{contexts: ['field'], keys: ['ctrl+p'], command: 'previous-section', says: 'previous section'},
	{contexts: ['field'], keys: ['alt+q'], command: 'toggle-quick', says: 'the quick draft, or every section'},
	{contexts: ['field'], keys: ['ctrl+_', 'alt+u'], command: 'undo', says: 'undo'},
	{contexts: ['field'], keys: ['alt+e'], command: 'redo', says: 'redo'},
	{contexts: ['field'], keys: ['escape'], command: 'leave', says: 'leave, the draft is kept'},
	{contexts: ['outline'], keys: ['up'], command: 'row-up', says: ''},
	{contexts: ['outline'], keys: ['down'], command: 'row-down', says: 'move', rank: 2, isPair: true},
	{contexts: [...scrolled, 'help', 'outline', 'review', 'conflict'], keys: ['pageup'], command: 'page-up', says: ''},
	{
		contexts: [...scrolled, 'help', 'outline', 'review', 'conflict'],
		keys: ['pagedown'],
		command: 'page-down',
		says: '',
	},
	{contexts: ['outline'], keys: ['enter'], command: 'open-row', says: 'go there', rank: 1},
	{contexts: ['outline', 'review'], keys: ['escape'], command: 'back', says: 'back to the field', rank: 8},
	{contexts: ['outline'], keys: ['ctrl+o'], command: 'back', says: ''},
	{contexts: ['outline'], keys: ['ctrl+r'], command: 'show-review', says: 'review, write', rank: 10},
	{contexts: ['review', 'document'], keys: ['ctrl+o'], command: 'show-outline', says: 'outline', rank: 25},
	{contexts: ['name'], keys: ['escape'], command: 'back', says: 'back to the review', rank: 9},
	{contexts: ['review'], keys: ['up'], command: 'row-up', says: ''},
	{contexts: ['review'], keys: ['down'], command: 'row-down', says: ''},
	{contexts: ['review'], keys: ['enter'], command: 'open-row', says: 'open the section', rank: 2},
	{contexts: ['review'], keys: ['w'], command: 'write', says: 'write the file', rank: 1},
	{contexts: ['new-file'], keys: ['d', 'p'], command: 'show-document', says: 'document', rank: 3},
	{contexts: ['existing-file'], keys: ['d', 'p'], command: 'show-document', says: 'what changes', rank: 3},
	{contexts: ['left-over-row'], keys: ['enter'], command: 'show-left-over', says: 'read it', rank: 2},
	{
		contexts: ['left-over', 'left-over-row'],
		keys: ['x', 'delete'],
		command: 'remove-left-over',
		says: 'remove it',
		rank: 3,
	},
	{contexts: ['other-template'], keys: ['v'], command: 'other-template', says: 'the other template', rank: 4},
	{contexts: ['new-file'], keys: ['n'], command: 'show-name', says: 'file name', rank: 4},
	{contexts: ['review'], keys: ['!'], command: 'next-warning', says: 'next issue', rank: 5},
	{contexts: ['review'], keys: ['o'], command: 'next-empty', says: 'next empty', rank: 6},
	{contexts: ['review'], keys: ['L', 'l'], command: 'next-later', says: 'next later', rank: 7},
	{contexts: ['review'], keys: ['g', 'ctrl+g'], command: 'edit-outside', says: 'your editor', rank: 9},
	{
		contexts: ['review'],
		keys: ['q', 'alt+q'],
		command: 'toggle-quick',
		says: 'the quick draft, or every section',
	},
	{contexts: ['document', 'name', 'outline', 'about', 'help'], keys: ['ctrl+g'], command: 'edit-outside', says: ''},
	{contexts: ['review'], keys: ['u', 'ctrl+_'], command: 'undo-document', says: 'undo'},
	{contexts: ['conflict'], keys: ['m'], command: 'conflict.mine', says: 'keep mine', rank: 1},
	{contexts: ['conflict'], keys: ['t'], command: 'conflict.theirs', says: 'take theirs', rank: 2},
	{contexts: ['conflict'], keys: ['enter'], command: 'conflict.settle', says: 'done', rank: 3},
	{contexts: ['conflict'], keys: ['up', 'left', 'shift+tab'], command: 'conflict.previous', says: ''},
	{
		contexts: ['conflict'],
		keys: ['down', 'right', 'tab'],
		command: 'conflict.next',
		says: 'next conflict',
		rank: 4,
		isPair: true,
	},
	{contexts: ['conflict'], keys: ['escape'], command: 'conflict.back', says: 'decide later', rank: 5},
	{contexts: scrolled, keys: ['up', 'k'], command: 'row-up', says: ''},
	{
		contexts: scrolled,
		keys: ['down', 'j', ' '],
		command: 'row-down',
		says: 'scroll',
		rank: 2,
		isPair: true,
	},
	{contexts: ['help'], keys: ['up'], command: 'row-up', says: ''},
	{contexts: ['help'], keys: ['down'], command: 'row-down', says: 'scroll', rank: 2, isPair: true},
	{contexts: ['review', 'document', 'left-over', 'help'], keys: ['home'], command: 'row-first', says: ''},
	{contexts: ['review', 'document', 'left-over', 'help'], keys: ['end'], command: 'row-last', says: ''},
	{contexts: ['document', 'left-over'], keys: ['g'], command: 'row-first', says: ''},
	{contexts: ['document', 'left-over'], keys: ['G'], command: 'row-last', says: ''},
	{
		contexts: ['left-over'],
		keys: ['escape', 'enter', 'q'],
		command: 'close-left-over',
		says: 'back to the review',
		rank: 4,
	},
	{contexts: ['document'], keys: ['w'], command: 'write', says: 'write the file', rank: 1},
	{
		contexts: ['document'],
		keys: ['escape', 'd', 'p', 'enter', 'q'],
		command: 'show-review',
		says: 'back to the review',
		rank: 3,
	},
	{contexts: ['name'], keys: ['enter'], command: 'take-name', says: 'take this name', rank: 1},
	{contexts: ['about'], keys: ['escape', 'enter', 'f2', 'q'], command: 'back', says: 'back to the field', rank: 1},
	{contexts: ['help'], keys: ['escape', 'enter', 'f1', '?'], command: 'close-help', says: 'close', rank: 1},
	{contexts: ['everywhere'], keys: ['f1', '?'], command: 'show-help', says: 'keys', rank: 20},
	{contexts: ['everywhere'], keys: ['ctrl+s'], command: 'save', says: 'save the draft now (it is saved as you type)'},
	{contexts: ['everywhere'], keys: ['ctrl+z'], command: 'suspend', says: 'suspend'},
	{contexts: ['everywhere'], keys: ['ctrl+l'], command: 'redraw', says: 'draw the screen anew'},
	{contexts: ['everywhere'], keys: ['ctrl+c'], command: 'interrupt', says: 'leave, the draft is kept', rank: 30},
];

/** Every key of the wizard. */
export const wizardKeys: Keymap<KeyContext> = createKeymap(rows);

/** The places that the person is in, innermost first. */
export function contextsOf(state: WizardState): readonly KeyContext[] {
	if (state.view === 'review') {
		return [
			...(leftOverUnderCursor(state) === undefined ? [] : (['left-over-row'] as const)),
			'review',
			state.target ? 'existing-file' : 'new-file',
			...(state.other ? (['other-template'] as const) : []),
			'everywhere',
		];
	}

	if (state.view !== 'field') {
		return [state.view, 'everywhere'];
	}

	return [...editorContexts(state), 'field', 'everywhere'];
}

function editorContexts({editor}: WizardState): readonly KeyContext[] {
	switch (editor.kind) {
		case 'text': {
			return [editor.buffer.oneLine ? 'line' : 'text'];
		}

		case 'choice': {
			return [editor.other ? 'other' : 'choice'];
		}

		case 'effort': {
			return editor.part === 'unit' ? ['unit', 'effort'] : ['effort'];
		}

		case 'tasks': {
			return [editor.line ? 'task' : 'tasks'];
		}

		case 'items': {
			return ['items'];
		}
	}
}
