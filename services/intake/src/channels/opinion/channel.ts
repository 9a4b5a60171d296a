import { defineChannel } from '../../channel-kit/define-channel.js';
import { staff } from '../../channel-kit/staff.js';
import { inDatum } from '../../domain/in-datum.js';
import { AcceptPosts } from './accept-posts.js';
import { CreateOpinion1795700080010 } from './create-opinion.js';
import { FindPost } from './find-post.js';
import { ListSignPosts } from './list-sign-posts.js';
import { UrgentPost } from './payload.js';
import { PostExpiry } from './post-expiry.js';
import { PostPlace } from './post-place.js';
import { PostReader } from './post-reader.js';
import { PostsController } from './posts-controller.js';
import { SignPost, StoredPost } from './stored-post.js';
import { WatchOpinion } from './watch-opinion.js';

/** Public opinion (舆情): posts are counted and become signs; only a post that says it all by itself is filed at once, by a person. */
export default defineChannel({
  name: 'opinion',
  label: { zh: '舆情', en: 'Public opinion' },
  payload: UrgentPost,
  authentication: [staff('district-staff')],
  can: { attachments: 0, feedback: false, verifies: false },
  externalId: ({ platform, postId }) => `${platform}/${postId}`,
  reporter: ({ platform, author }) => ({ account: author === undefined ? undefined : `${platform}/${author}`, name: author }),
  report: ({ text, datum, lon, lat, postedAt, platform, url }) => ({
    text,
    at: inDatum(datum, lon, lat),
    observedAt: postedAt,
    details: { platform },
    ...(url !== undefined && { remarks: { url } }),
  }),
  fieldOf: { at: 'lon', observedAt: 'postedAt', externalId: 'postId' },
  example: UrgentPost.example,
  extras: {
    controllers: [PostsController],
    providers: [AcceptPosts, FindPost, ListSignPosts, PostExpiry, PostPlace, PostReader, WatchOpinion],
    entities: [StoredPost, SignPost],
    migrations: [CreateOpinion1795700080010],
    triedOut: [{ table: 'opinion_post', goesWith: 'holder', takenAt: 'received_at' }],
    personalTables: [{ name: 'posts', table: 'opinion_post', owner: 'person', sealed: ['words'], secrets: ['content_hash'] }],
  },
});
