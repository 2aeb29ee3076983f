/** Passwords that are guessed first. A short list: length does most of the work, and a rule about symbols only moves them. */

/** Without digits around them, so that `Jakarta2026…` is one of them too. */
const WORDS = new Set(
  `password passwordpassword katasandi katasandikatasandi rahasia rahasiarahasia sandi admin adminadmin administrator
   kurator peninjau galeri galerijakpreneur galerijakpreneurjakartatimur jakpreneur jakarta jakartatimur jaktim
   sukudinas sudin pemprovdki dkijakarta indonesia indonesiaraya bismillah assalamualaikum selamatdatang sayang
   akusayangkamu iloveyou letmein welcome welcomewelcome qwertyqwerty asdfasdfasdf changeme`.split(/\s+/),
);

const RUNS = [
  '12345678901234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
];

/** @param names of the account: user name and display name */
export function isObvious(password: string, names: readonly string[]): boolean {
  if (new Set(password.toLowerCase()).size < 5) return true;
  const bare = withoutMarks(password);
  if (bare === '') return false;
  return (
    WORDS.has(bare.replace(/^\d+|\d+$/g, '')) ||
    RUNS.some((run) => run.repeat(2).includes(bare) || backwards(run).repeat(2).includes(bare)) ||
    names.some((name) => withoutMarks(name) === bare)
  );
}

const withoutMarks = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const backwards = (text: string): string => text.split('').toReversed().join('');
