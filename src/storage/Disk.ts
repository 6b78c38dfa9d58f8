/**
 * What is asked of a disk beside reading and writing a file's octets: what is there, to make and to delete (adapters:
 * FileDisk, MemoryDisk). No call replaces anything or follows a link at the end of a path. Internal to storage/;
 * OwnFiles decides.
 */

/**
 * One file or folder as long as it lives: a number, which the disk uses again, with the moment at which it was made (0:
 * not known).
 */
export interface Ident {
  readonly ino: bigint
  readonly birth: bigint
}

export interface Seen {
  readonly kind: "file" | "folder" | "link" | "other"
  readonly ident: Ident
  readonly size: number
  /** When it was last changed, in ns: its octets, names or rights. Nobody can set it back. */
  readonly time: bigint
  /** Names that the file has (hard links). */
  readonly names: number
  /** Octets of room that it takes. */
  readonly taken: number
}

export interface Disk {
  /** Undefined where nothing is. @throws StoreError when it cannot be looked at. */
  look(path: string): Promise<Seen | undefined>
  /**
   * Makes a file of this length that holds nothing, beside its place first: `known` is awaited before it gets its name.
   * @param aside  name for it until then, in the same folder, which nobody else uses.
   * @throws StoreError "in-the-way" when something is there.
   */
  make(path: string, aside: string, length: number, known: (ident: Ident) => Promise<void>): Promise<void>
  /**
   * Gives a file a second name on the same disk. @returns false where that cannot be: the place is on another disk, or
   * this one knows no second names. @throws StoreError "in-the-way" when something is there.
   */
  link(from: string, to: string): Promise<boolean>
  /** What was made, named or deleted in a folder outlives the power. No error when it is gone. */
  sync(folder: string): Promise<void>
  /** @returns the folders in which one had to be made, the uppermost first. */
  makeFolder(path: string): Promise<readonly string[]>
  isEmpty(folder: string): Promise<boolean>
  /** Deletes a file; no error when it is gone. */
  delete(path: string): Promise<void>
  /** Deletes a folder that is empty. @returns whether it was deleted. */
  deleteFolder(path: string): Promise<boolean>
  /** Octets that can be written where `path` is, or would be. */
  free(path: string): Promise<number>
}

export const sameIdent = (a: Ident, b: Ident): boolean => a.ino === b.ino && a.birth === b.birth
