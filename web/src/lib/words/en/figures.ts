/** What platforms count of a post. */
export const platformFigures = {
  views: 'views',
  likes: 'likes',
  comments: 'comments',
  shares: 'shares',
  saves: 'saves',
  reach: 'reached',
}
