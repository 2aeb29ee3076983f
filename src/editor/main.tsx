import '../ui/tokens.css';
import '../ui/font.css';
import '../ui/reset.css';
import './staff.css';
import { render } from 'preact';
import { pageClock } from './page-clock.ts';
import { Root } from './Root.tsx';

const root = document.getElementById('app');
if (root !== null) render(<Root clock={pageClock} leaveTo={(href) => location.assign(href)} />, root);
