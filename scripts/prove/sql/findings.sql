-- Everything found wrong: where, on which side, and at which moments.
create temporary table wrongs (
  world int, asset text, tick int, place int, side text, matter text, moments int4multirange, cure text, uncured text,
  subject text
) on commit drop;

-- Permission: each use in each place, and for music each right, must lie in the force of some grant.
insert into wrongs
with wanted as (
  select s.*, wanted_use, wanted_place, wanted_right
  from spots as s, unnest(s.uses) as wanted_use, unnest(s.places) as wanted_place,
    unnest(case s.kind when 'music' then '{sync,master}'::text[] else '{any}'::text[] end) as wanted_right
  where s.perceived and not s.unsure and s.kind <> 'secret'
), needed as (
  select w.* from wanted as w join worlds using (world) join assets using (world, asset)
  where not exists (
    select from jsonb_array_elements(written -> 'evidence' -> 'decisions') as d
    where d ->> 'kind' = 'needs-none' and d ->> 'subjectId' = w.subject and (d ->> 'at')::int <= w.now
    and d -> 'uses' ? wanted_use
  ) and not (
    w.side = 'picture' and w.kind = 'person' and not w.featured
    and exists (select from subjects as s where s.world = w.world and s.id = w.subject and not s.identified and not s.minor)
    and exists (
      select from jsonb_array_elements(written -> 'evidence' -> 'crowdNotices') as n
      where n ->> 'placeId' = filmed_at and n ->> 'dayId' = day and (n ->> 'postedAt')::int <= w.now
      and (n -> 'uses' = '[]' or n -> 'uses' ? wanted_use)
    )
  )
), open as (
  select n.*, proof.always() - coalesce((
    select range_agg(g.force) from grants as g
    where g.world = n.world and g.subject = n.subject
    and case n.side when 'sound' then 'sound' else n.medium end = any (g.media)
    and n.wanted_use = any (g.uses) and proof.is_in(n.wanted_place, g.areas)
    and (n.wanted_right = 'any' or n.wanted_right = any (g.rights)) and not g.rivals && n.beside
  ), '{}') as moments
  from needed as n
)
select world, asset, tick, place, side, 'missing ' || subject, range_agg(moments), cure, 'held', subject
from open group by spot, world, asset, tick, place, side, subject, cure;

insert into wrongs
select s.world, asset, tick, place, side, 'missing ' || subject, proof.always() - subjects.open, cure, 'held', subject
from spots as s join subjects on subjects.world = s.world and subjects.id = s.subject
where perceived and not unsure and s.kind = 'secret'
union all
select world, asset, tick, place, side, 'unsure ' || subject, proof.always(), cure, 'held', subject
from spots where perceived and unsure
union all
select world, asset, tick, place, side, word || ' ' || subject, unapproved, 'none',
  case word when 'pending' then 'held' else 'refused' end, subject
from spots join words using (world, subject);

-- Prohibitions: on a subject wherever it is perceived, on the production everywhere.
insert into wrongs
with ruling as (
  select a.world, p ->> 'id' as id, p ->> 'subjectId' as subject, proof.texts(p -> 'sides') as sides,
    case when ends_first then proof.always() else proof.stretch((p ->> 'from')::int, (p ->> 'until')::int) end as moments,
    case when ends_first or p ->> 'until' is null then 'refused' else 'held' end as uncured
  from worlds join asked as a using (world), jsonb_array_elements(written -> 'evidence' -> 'prohibitions') as p,
    coalesce((p ->> 'until')::int <= (p ->> 'from')::int, false) as ends_first
  where (p ->> 'recordedAt')::int <= now
  and (p -> 'uses' = '[]' or proof.texts(p -> 'uses') && a.uses)
  and proof.touches(proof.texts(p -> 'territories'), places)
  and (p -> 'destinations' ->> 'kind' = 'these') = exists (
    select from jsonb_array_elements(p -> 'destinations' -> 'destinations') as scope
    where proof.is_at(scope, platform, account))
)
select world, asset, tick, place, side, 'prohibition ' || id, moments, cure, uncured, subject
from ruling join spots using (world, subject) where perceived and side = any (ruling.sides)
union all
select world, asset, tick, place, side, 'prohibition ' || id, moments, 'none', uncured, null
from ruling join ticks using (world), unnest(sides) as side where subject is null;

-- Embargoes: until their end or their lifting, asked at the moment itself and where material is placed before it.
insert into wrongs
with ruling as (
  select a.*, e, (e -> 'until' ->> 'at')::int as ends_at, (
      select case e -> 'lifters' ->> 'kind'
        when 'all-of' then case when count(distinct by) = jsonb_array_length(e -> 'lifters' -> 'names') then max(first) end
        else min(first) end
      from (
        select lift ->> 'by' as by, min((lift ->> 'at')::int) as first
        from jsonb_array_elements(e -> 'lifts') as lift
        where (lift ->> 'at')::int <= now
        and (e -> 'lifters' ->> 'kind' = 'anyone-allowed' or e -> 'lifters' -> 'names' ? (lift ->> 'by'))
        group by 1
      ) as lifts
    ) as lifted_at, (
      select min((x ->> 'at')::int) from jsonb_array_elements(e -> 'exemptions') as x
      where (x ->> 'at')::int <= now
      and case x ->> 'kind' when 'version' then is_cut and x ->> 'version' = version else x ->> 'assetId' = whole_asset end
    ) as exempt_at
  from worlds join asked as a using (world), jsonb_array_elements(written -> 'evidence' -> 'embargoes') as e
  where (e ->> 'begunAt')::int <= now and proof.touches(proof.texts(e -> 'territories'), places)
), standing as (
  select *, proof.stretch(null, least(ends_at, lifted_at)) as moments from ruling
)
select world, t.asset, tick, place, side, 'embargo ' || (e ->> 'id'),
  proof.stretch(null, exempt_at) * case
    when placed_at is null or not moments @> placed_at then moments
    when (e -> 'ahead' ->> 'at')::int <= least(now, placed_at) then moments
    else proof.always()
  end, 'trim', 'held'
from standing join ticks as t using (world) join assets using (world, asset), unnest('{picture,sound}'::text[]) as side
where case e -> 'scope' ->> 'kind'
  when 'production' then true
  when 'asset' then e -> 'scope' ->> 'assetId' = t.asset
  when 'day' then e -> 'scope' ->> 'dayId' = day
  else exists (
    select from jsonb_array_elements(scenes) as scene
    where scene ->> 'sceneId' = e -> 'scope' ->> 'sceneId'
    and (scene ->> 'kind' = 'throughout' or proof.ticks_of(scene -> 'range') @> tick))
end;

-- Holdbacks of cuts until so long after a real publication elsewhere, and agreements that shut an outlet.
insert into wrongs
select world, asset, tick, place, side, matter, moments, 'none', 'held'
from (
  select a.world, 'holdback ' || (h ->> 'id') as matter, proof.stretch(null, (
      select proof.after(min((r ->> 'at')::int), h -> 'delay', written -> 'evidence' -> 'clock')
      from jsonb_array_elements(written -> 'evidence' -> 'releases') as r
      where r ->> 'cutId' = cut_id and (r ->> 'at')::int <= now
      and proof.is_at(h -> 'first', r -> 'destination' ->> 'platform', r -> 'destination' ->> 'account')
    )) as moments
  from worlds join asked as a using (world), jsonb_array_elements(written -> 'evidence' -> 'holdbacks') as h
  where is_cut and (h ->> 'recordedAt')::int <= now and proof.touches(proof.texts(h -> 'territories'), places)
  and proof.is_at(h -> 'waits', platform, account) and not proof.is_at(h -> 'first', platform, account)
  union all
  select a.world, 'agreement ' || (n ->> 'id'), proof.stretch(null, (n -> 'until' ->> 'at')::int)
  from worlds join asked as a using (world), jsonb_array_elements(written -> 'evidence' -> 'ndas') as n
  where n ->> 'contributorId' = owner_id and (n ->> 'recordedAt')::int <= now
) as waiting join ticks using (world), unnest('{picture,sound}'::text[]) as side;

insert into wrongs
select a.world, t.asset, tick, place, side, 'kill ' || (k ->> 'id'),
  proof.stretch(null, case when (k ->> 'takenBackAt')::int <= now then (k ->> 'takenBackAt')::int end),
  case k -> 'killed' ->> 'kind' when 'cut' then 'none' else 'trim' end, 'refused'
from worlds join asked as a using (world) join ticks as t using (world),
  jsonb_array_elements(written -> 'evidence' -> 'kills') as k, unnest('{picture,sound}'::text[]) as side
where (k ->> 'at')::int <= now and case k -> 'killed' ->> 'kind'
  when 'cut' then k -> 'killed' ->> 'cutId' = cut_id
  when 'asset' then k -> 'killed' ->> 'assetId' = t.asset
  else k -> 'killed' ->> 'assetId' = t.asset and proof.ticks_of(k -> 'killed' -> 'range') @> tick
end;

delete from wrongs where isempty(moments);
create index on wrongs (world);
analyze wrongs;
