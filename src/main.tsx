import './ui/tokens.css';
import './ui/font.css';
import './ui/reset.css';
import './ui/page.css';
import { start } from './display/start.ts';

const root = document.getElementById('app');
if (root !== null) void start(root);
