import type {Form} from '../template/form.js';
import type {FolderOptions} from './create.js';

/** The folder of a form's proposals, relative to the root. */
export function folderOf({naming}: Form, {folder}: Pick<FolderOptions, 'folder'>): string {
	return folder ?? naming.folder;
}

/** The forms with those first in whose folder a file lies: of forms that fit equally well the first one is taken. */
export function nearestFirst(
	forms: readonly Form[],
	path: string,
	options: Pick<FolderOptions, 'folder'>,
): readonly Form[] {
	const isNear = (form: Form): boolean => path.startsWith(`${folderOf(form, options)}/`);
	return [...forms.filter(isNear), ...forms.filter(form => !isNear(form))];
}
