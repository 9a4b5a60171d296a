/** An HTML form knows only text: gives the answer its kinds back, and leaves out an empty comment. Anything else stays for the check to refuse. */
export function answerFromForm(form: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { contacted, comment, ...others } = form;
  const isEmpty = typeof comment === 'string' && comment.trim() === '';
  return {
    ...others,
    contacted: contacted === 'true' ? true : contacted === 'false' ? false : contacted,
    // browsers send line ends as CRLF
    ...(!isEmpty && comment !== undefined && { comment: typeof comment === 'string' ? comment.replaceAll('\r\n', '\n') : comment }),
  };
}
