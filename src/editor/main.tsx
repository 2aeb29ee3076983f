import '../ui/tokens.css';
import '../ui/font.css';
import '../ui/reset.css';
import './staff.css';
import { render } from 'preact';
import { createClock } from '../device/clock.ts';
import { Root } from './Root.tsx';

const root = document.getElementById('app');
if (root !== null) render(<Root clock={createClock()} leaveTo={(href) => location.assign(href)} />, root);
