/** Failures of the disk as values: a code for programs and a sentence for people. */

/** Something could not be written or read. `code` is the system's name of the error, such as `ENOSPC`. */
export type DiskFailure = {readonly kind: 'failed'; readonly code: string; readonly message: string};

const explanations: Readonly<Record<string, string>> = {
	ENOSPC: 'the disk is full. Free some space, then try again.',
	EDQUOT: 'your disk quota is used up. Free some space, then try again.',
	EFBIG: 'the file would be larger than is allowed here. Raise the limit, then try again.',
	EROFS: 'the disk is read-only. Choose a folder that can be written.',
	EACCES: 'permission denied. Check who owns the file and its folder, and their permissions.',
	EPERM: 'the system does not permit it. Check who owns the file and its folder, and their permissions.',
	EMFILE: 'too many files are open. Close other programs or raise the limit (ulimit -n), then try again.',
	ENFILE: 'too many files are open on this computer. Close other programs, then try again.',
	ENAMETOOLONG: 'the name is too long. Choose a shorter one.',
	ENOTDIR: 'a part of the path is a file, not a folder. Choose another path.',
	EISDIR: 'it is a folder. Choose another path.',
	EEXIST: 'something else has that name. Move it away or choose another name.',
	ENOENT: 'it does not exist any more. Check the path.',
	ELOOP: 'its symbolic links lead in a circle. Check the path.',
	EIO: 'the disk reported an error. Save elsewhere and check the disk.',
};

/** Turns an error of the file system into a failure; `action` reads like "write docs/a.md". Anything else is a bug and is thrown on. */
export function diskFailure(error: unknown, action: string): DiskFailure {
	const code = errorCode(error);
	if (code === undefined) throw error;
	const explanation = Object.hasOwn(explanations, code) ? explanations[code] : `the system says ${code}.`;
	return {kind: 'failed', code, message: `Could not ${action}: ${explanation}`};
}

/** The system's name of an error, such as `ENOENT`, or undefined for what is not an error of the system. */
export function errorCode(error: unknown): string | undefined {
	if (!(error instanceof Error) || !('code' in error)) return undefined;
	return typeof error.code === 'string' ? error.code : undefined;
}
