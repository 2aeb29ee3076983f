/** What accounts refuse, each with its sentence for staff. The list is closed. */
import { DISPLAY_NAME_MAX_CHARS, NAME_CHARS, PASSWORD_CHARS } from './limits.ts';

const SENTENCES = {
  'link-unusable': 'Tautan ini sudah dipakai, sudah kedaluwarsa, atau tidak dikenal; mintalah tautan baru.',
  'name-shape': `Nama pengguna terdiri atas ${NAME_CHARS.min}–${NAME_CHARS.max} huruf kecil, angka, titik, atau tanda hubung, serta diawali dan diakhiri huruf atau angka.`,
  'name-taken': 'Nama pengguna ini sudah dipakai; pilih nama lain.',
  'display-name-shape': `Nama lengkap wajib diisi, satu baris, paling banyak ${DISPLAY_NAME_MAX_CHARS} karakter.`,
  'password-short': `Kata sandi terlalu pendek; gunakan paling sedikit ${PASSWORD_CHARS.min} karakter, misalnya beberapa kata.`,
  'password-long': `Kata sandi terlalu panjang; gunakan paling banyak ${PASSWORD_CHARS.max} karakter.`,
  'password-weak': 'Kata sandi ini mudah ditebak; pilih yang lain, misalnya empat kata yang tidak berkaitan.',
  'role-sudin':
    'Kurator harus memiliki tepat satu Suku Dinas, sedangkan peran lain tidak memilikinya; perbaiki pilihan.',
  'account-unknown': 'Akun tidak ditemukan; muat ulang daftar akun.',
  'account-disabled': 'Akun ini dinonaktifkan; aktifkan kembali dahulu.',
  'last-administrator': 'Akun ini admin galeri terakhir yang aktif; angkat admin lain dahulu.',
  'not-allowed': 'Anda tidak berhak melakukan ini; hubungi admin galeri.',
} as const;

export type AccountErrorCode = keyof typeof SENTENCES;

/** A refusal with its code; the message is the Indonesian sentence that staff read. */
export class AccountError extends Error {
  readonly code: AccountErrorCode;

  constructor(code: AccountErrorCode, options?: { cause?: unknown }) {
    super(SENTENCES[code], options);
    this.name = 'AccountError';
    this.code = code;
  }
}
