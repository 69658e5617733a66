-- What a batch of worlds holds, laid out as tables. `worlds` has each world as it is written, and what geometry says is
-- seen: which appearances show at which ticks, and beside whom.
create temporary table asked on commit drop as
select world, (written ->> 'now')::int as now,
  (x ->> 'at')::int as at, (x ->> 'until')::int as until, (x ->> 'placedAt')::int as placed_at,
  x -> 'leaving' ->> 'kind' = 'cut' as is_cut, x -> 'leaving' ->> 'version' as version,
  x -> 'leaving' ->> 'cutId' as cut_id, x -> 'leaving' ->> 'assetId' as whole_asset,
  d ->> 'platform' as platform, d ->> 'account' as account, d ->> 'ownerId' as owner_id,
  (d ->> 'knowsProgress')::boolean as knows_progress, x ->> 'medium' as medium,
  case when not (d ->> 'keepsTerritories')::boolean or x -> 'territories' = '[]' or x -> 'territories' ? 'WORLD'
    then '{WORLD}' else proof.texts(x -> 'territories') end as places,
  case when x -> 'uses' = '[]'
    then '{publicity,editorial,paid-advertising,merchandising,festival,education}' else proof.texts(x -> 'uses') end as uses,
  (written -> 'evidence' -> 'settings' ->> 'neverHideFeatured')::boolean as never_hides_featured,
  (written -> 'evidence' -> 'settings' ->> 'marginFlicks')::int as margin,
  (written -> 'evidence' -> 'settings' ->> 'joinGapFlicks')::int as gap,
  array(select jsonb_array_elements_text(written -> 'moments')::int) as askable
from worlds, lateral (select written -> 'exposure' as x, written -> 'exposure' -> 'destination' as d) as exposure;

create temporary table ticks on commit drop as
with played as (
  select world, clip ->> 'assetId' as asset, range_agg(proof.ticks_of(clip -> 'source')) as ranges
  from worlds, jsonb_array_elements(written -> 'exposure' -> 'timeline' -> 'clips') as clip
  group by 1, 2
), trimmed as (
  select world, edit ->> 'assetId' as asset, range_agg(proof.ticks_of(edit -> 'range')) as ranges
  from worlds, jsonb_array_elements(written -> 'exposure' -> 'timeline' -> 'edits') as edit
  where edit ->> 'kind' = 'trim'
  group by 1, 2
)
select world, asset, tick, case asset when 'a' then 0 else 100 end + tick as place
from played left join trimmed using (world, asset),
  unnest(played.ranges - coalesce(trimmed.ranges, '{}')) as used, generate_series(lower(used), upper(used) - 1) as tick;

create temporary table muted on commit drop as
select world, edit ->> 'assetId' as asset, range_agg(proof.ticks_of(edit -> 'range')) as ranges
from worlds, jsonb_array_elements(written -> 'exposure' -> 'timeline' -> 'edits') as edit
where edit ->> 'kind' = 'mute'
group by 1, 2;

create temporary table subjects on commit drop as
select world, s ->> 'id' as id, s ->> 'kind' as kind, (s ->> 'identified')::boolean as identified,
  coalesce((s ->> 'minor')::boolean, false) as minor,
  case when (s ->> 'minor')::boolean then coalesce((s ->> 'comesOfAgeAt')::int, 2147483647) end as grown_at,
  case s ->> 'kind' when 'secret'
    then proof.open_moments(s -> 'reveal', written -> 'evidence', places, knows_progress, array[s ->> 'id']) end as open
from worlds join asked using (world), jsonb_array_elements(written -> 'evidence' -> 'subjects') as s;

create temporary table assets on commit drop as
select world, f ->> 'assetId' as asset, f ->> 'dayId' as day, f ->> 'placeId' as filmed_at, f ->> 'contributionId' as contribution,
  f -> 'scenes' as scenes
from worlds, jsonb_array_elements(written -> 'evidence' -> 'assets') as f;

-- What people and their delegates said of the version that would leave: since the last asking, the person before the
-- delegate, the last word of theirs; taking back what the contract makes final does nothing.
create temporary table words on commit drop as
with said as (
  select world, d ->> 'subjectId' as subject, d ->> 'speaker' as speaker, (d ->> 'final')::boolean as final,
    d -> 'state' ->> 'kind' as kind, (d -> 'state' ->> 'at')::int as at, (d -> 'state' ->> 'silenceApprovesAt')::int as silence
  from worlds join asked using (world), jsonb_array_elements(written -> 'evidence' -> 'decisions') as d
  where d ->> 'kind' = 'approval' and is_cut and d ->> 'version' = version and (d -> 'state' ->> 'at')::int <= now
), asking as (
  select world, subject, at,
    case when bool_and(silence is not null) then max(silence) end as silence
  from said where kind = 'pending'
  and (world, subject, at) in (select world, subject, max(at) from said where kind = 'pending' group by 1, 2)
  group by 1, 2, 3
), since as (
  select said.*, bool_or(said.speaker = 'person') over (partition by said.world, said.subject) as has_own
  from said left join asking using (world, subject)
  where said.kind <> 'pending' and said.at >= coalesce(asking.at, -1)
), counting as (
  select * from since where speaker = 'person' or not has_own
), ranked as (
  select *, row_number() over (partition by world, subject order by at desc,
    array_position('{refused,revoked,approved}'::text[], kind)) as place
  from counting as c
  where not (kind = 'revoked' and (final or exists (
    select from counting as f
    where f.world = c.world and f.subject = c.subject and f.final and f.kind = 'approved' and f.at <= c.at)))
)
select people.world, people.subject,
  case when last.kind is not null then last.kind when counting is not null then 'approved' else 'pending' end as word,
  case
    when last.kind = 'approved' then '{}'
    when last.kind = 'revoked' then proof.stretch(last.at, null)
    when last.kind = 'refused' then proof.always()
    when counting is not null then '{}'
    else proof.stretch(null, asking.silence)
  end as unapproved
from (select distinct world, subject from said) as people
left join asking using (world, subject)
left join (select world, subject, count(*) as words from counting group by 1, 2) as counting using (world, subject)
left join ranked as last on last.world = people.world and last.subject = people.subject and last.place = 1;

analyze asked, ticks, subjects, words;

create temporary table grants on commit drop as
select worlds.world, g ->> 'id' as id, g ->> 'subjectId' as subject,
  proof.texts(g -> 'scope' -> 'media') as media, proof.texts(g -> 'scope' -> 'musicRights') as rights,
  proof.texts(g -> 'scope' -> 'uses') as uses, proof.texts(g -> 'scope' -> 'territories') as areas,
  array(select jsonb_array_elements_text(c -> 'subjectIds') from jsonb_array_elements(g -> 'conditions') as c
    where c ->> 'kind' = 'not-beside') as rivals,
  proof.stretch(coalesce((g -> 'scope' -> 'window' ->> 'from')::int, signed_at), (g -> 'scope' -> 'window' ->> 'until')::int)
    * proof.stretch(null, (g -> 'state' ->> 'withdrawnAt')::int)
    * case when g ->> 'signatory' <> 'guardian' or not subjects.minor then proof.always()
      when signed_at >= subjects.grown_at then '{}'
      when (g ->> 'endsAtMajority')::boolean then proof.stretch(null, subjects.grown_at)
      else proof.always() end
    * case when g -> 'conditions' @> '[{"kind": "approval-needed"}]'
      then case when words.world is null then '{}' else proof.always() - words.unapproved end else proof.always() end as force
from worlds join asked using (world)
cross join jsonb_array_elements(written -> 'evidence' -> 'grants') as g
cross join lateral (select (g -> 'state' ->> 'signedAt')::int as signed_at) as signature
join subjects on subjects.world = worlds.world and subjects.id = g ->> 'subjectId'
left join words on words.world = worlds.world and words.subject = g ->> 'subjectId'
where signed_at <= now and coalesce((g -> 'state' ->> 'withdrawnAt')::int >= signed_at, true)
and g ->> 'signatory' <> 'minor-alone'
and not (g ->> 'signatory' = 'self' and subjects.minor and signed_at < subjects.grown_at)
and exists (select from jsonb_array_elements(g -> 'scope' -> 'destinations') as scope
  where proof.is_at(scope, platform, account));

create index on grants (world, subject);
create index on subjects (world, id);
analyze ticks, muted, subjects, words, grants, asked, assets;

-- Everybody at every tick on each side, with the least that takes them away.
create temporary table spots on commit drop as
select row_number() over () as spot, *, case
    when never_hides_featured and kind = 'person' and featured then 'none'
    when kind in ('location', 'contribution') then 'trim'
    when side = 'sound' then 'mute'
    when not drawn then 'trim'
    when kind in ('person', 'mark', 'artwork') then 'blur'
    else 'cover'
  end as cure
from (
  select t.world, t.asset, t.tick, t.place, s.id as subject, s.kind, side, a ->> 'certainty' = 'unsure' as unsure,
    a ->> 'prominence' = 'featured' as featured, a -> 'region' ->> 'kind' = 'boxes' as drawn,
    case when side = 'picture' then seen.beside is not null
      else s.kind in ('location', 'contribution') or not coalesce(m.ranges, '{}') @> t.tick end as perceived,
    case when side = 'picture' then coalesce(seen.beside, '{}') else '{}' end as beside
  from worlds join ticks as t using (world)
  cross join jsonb_array_elements(written -> 'evidence' -> 'appearances') as a
  cross join jsonb_array_elements_text(a -> 'sides') as side
  join subjects as s on s.world = t.world and s.id = a ->> 'subjectId'
  left join muted as m on m.world = t.world and m.asset = t.asset
  left join lateral (
    select proof.texts(one -> 'beside') as beside from jsonb_array_elements(worlds.seen) as one
    where one ->> 'appearance' = a ->> 'id' and (one ->> 'tick')::int = t.tick
  ) as seen on true
  where a ->> 'assetId' = t.asset and proof.ticks_of(a -> 'range') @> t.tick
  union all
  select t.world, t.asset, t.tick, t.place, s.id, s.kind, side, false, false, false, true, '{}'
  from ticks as t join assets as f using (world, asset) join subjects as s on s.world = t.world and s.id = f.contribution,
    unnest('{picture,sound}'::text[]) as side
) as present join asked using (world);
analyze spots;
