import type { ServerConfig } from '../config.ts';
import type { StaffPart } from '../staff-part.ts';

export async function openStaffPart(_config: ServerConfig): Promise<StaffPart> {
  throw new Error('bagian servernya belum selesai dibangun.');
}
