/** A chosen file as the API takes it. */
export async function readAttachment(
  file: File,
): Promise<{ name: string; media_type: string; content_base64: string }> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
  return {
    name: file.name,
    media_type: file.type || 'application/octet-stream',
    content_base64: url.slice(url.indexOf(',') + 1),
  }
}
