/**
 * The few platform globals that `contract` and `rotation` may use: the same in a browser, a worker and Node.
 * Their project has no DOM and no Node types, so anything else does not compile.
 */
declare const crypto: { readonly subtle: { digest(algorithm: 'SHA-256', data: BufferSource): Promise<ArrayBuffer> } };
type BufferSource = ArrayBuffer | ArrayBufferView<ArrayBuffer>;

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean });
  decode(input: BufferSource): string;
}

declare class URL {
  constructor(url: string);
  static canParse(url: string): boolean;
  readonly protocol: string;
  readonly hostname: string;
  readonly username: string;
  readonly password: string;
}
