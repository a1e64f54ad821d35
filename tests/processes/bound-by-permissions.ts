/**
 * Permissions of files bind everybody but root. What is put before a command so that they bind root’s too: it gives up the two
 * powers that pass them by. Its files stay its own, wherever the repository lies. `setpriv` is part of every Debian (util-linux).
 */
export const boundByPermissions: readonly string[] =
  process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : []
