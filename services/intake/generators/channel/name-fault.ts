/** As CHANNEL_NAME of the contracts has it, without a hyphen at the end or two of them together. */
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const LONGEST = 40;

/** Why no channel can get this name, in one line; undefined if it can. @param taken names of the channels that there are */
export function nameFault(name: string, taken: readonly string[]): string | undefined {
  if (name.length < 2 || name.length > LONGEST || !NAME.test(name))
    return `a channel is called like park-wardens: 2 to ${LONGEST} of a-z, 0-9 and single hyphens, not ${JSON.stringify(name)}`;
  return taken.includes(name) ? `there is a channel ${name} already` : undefined;
}
