import { render } from 'preact';
import { App } from './app.tsx';
import { applyAppearance } from './appearance.ts';
import { askAhead } from './ask-ahead.ts';
import { lightPaper } from './paper.ts';
import { preloadPage } from './routes.tsx';

applyAppearance();
lightPaper();
preloadPage(location.pathname);
askAhead(location);
const root = document.getElementById('app');
if (root) render(<App />, root);
