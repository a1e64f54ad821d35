import { useMutation } from '@tanstack/react-query'
import type { CommentFilter } from '../../../contract/desk-comments.ts'
import { download } from '../../http/download.ts'
import { inbox as say } from '../../messages/desk-comments.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { Failed } from './failed.tsx'
import { exportPath } from './inbox-queries.ts'

/** Everything that the filter finds, as a file. */
export function ExportButton({ filter }: { filter: CommentFilter }) {
  const exporting = useMutation({
    mutationFn: () => download(exportPath(filter)),
    networkMode: 'always',
    onSuccess: ({ file, name }) => {
      save(file, name)
      announce(say.exported)
    },
  })
  return (
    <>
      <Button kind="quiet" aria-disabled={exporting.isPending} onClick={() => exporting.mutate()}>
        {exporting.isPending ? say.exporting : say.export}
      </Button>
      {exporting.isError && <Failed title={say.exportFailed} error={exporting.error} />}
    </>
  )
}

function save(file: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
