import test from 'ava';
import {configFolder} from '../../source/store/preferences.js';

test('on Linux the configuration is where XDG says, else in .config', t => {
	t.is(configFolder({XDG_CONFIG_HOME: '/xdg', HOME: '/home/ada'}, 'linux'), '/xdg/enhance');
	t.is(configFolder({HOME: '/home/ada'}, 'linux'), '/home/ada/.config/enhance');
	t.is(configFolder({XDG_CONFIG_HOME: '', HOME: '/home/ada'}, 'linux'), '/home/ada/.config/enhance');
});

test('on macOS the configuration is with the preferences', t => {
	t.is(configFolder({HOME: '/Users/ada', XDG_CONFIG_HOME: '/xdg'}, 'darwin'), '/Users/ada/Library/Preferences/enhance');
});

test('on Windows the configuration is with the application data', t => {
	const roaming = 'C:\\Users\\ada\\AppData\\Roaming';
	t.is(configFolder({APPDATA: roaming}, 'win32'), `${roaming}\\enhance\\Config`);
	t.is(configFolder({USERPROFILE: 'C:\\Users\\ada'}, 'win32'), `${roaming}\\enhance\\Config`);
});

test('ENHANCE_CONFIG_DIR comes first on every system', t => {
	t.is(
		configFolder({ENHANCE_CONFIG_DIR: '/kept/here', HOME: '/home/ada', XDG_CONFIG_HOME: '/xdg'}, 'linux'),
		'/kept/here',
	);
	t.is(configFolder({ENHANCE_CONFIG_DIR: '/kept/here', HOME: '/Users/ada'}, 'darwin'), '/kept/here');
	t.is(configFolder({ENHANCE_CONFIG_DIR: 'D:\\kept', APPDATA: 'C:\\roaming'}, 'win32'), 'D:\\kept');
});

test('relative folders are ignored', t => {
	const environment = {ENHANCE_CONFIG_DIR: 'here', XDG_CONFIG_HOME: './xdg', HOME: '/home/ada'};
	t.is(configFolder(environment, 'linux'), '/home/ada/.config/enhance');
	t.is(configFolder({HOME: 'ada'}, 'linux'), undefined);
});

test('without a home folder there is none, and no error', t => {
	for (const platform of ['linux', 'darwin', 'win32'] as const) t.is(configFolder({}, platform), undefined);
});
