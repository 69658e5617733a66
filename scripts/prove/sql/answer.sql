-- The answer at every moment a world could be asked again at, then the answer asked for: its kind, when time alone makes
-- it better, where something is wrong, and which ticks each kind of edit takes.
with moments as (
  select world, at, moment, proof.stretch(moment, coalesce(until, moment + 1)) as during
  from asked, generate_series(at, coalesce(until - 1, 16)) as moment
), used as (
  select world, range_agg(int4range(place, place + 1)) as places from ticks group by 1
), found as (
  select m.moment, w.*
  from moments as m join wrongs as w using (world) where w.moments && m.during
), matters as (
  select world, moment, matter, range_agg(int4range(place, place + 1)) as places
  from found where cure = 'trim' group by 1, 2, 3
), rest as (
  select m.world, m.moment, range_agg(m.places) as places
  from matters as m join used using (world) where not m.places @> used.places group by 1, 2
), holding as (
  select world, moment, matter
  from matters join used using (world) left join rest using (world, moment)
  where matters.places @> used.places or rest.places @> used.places
), lasting as (
  select world, moment, range_agg(int4range(place, place + 1)) as places
  from found join holding using (world, moment, matter) where cure = 'trim' and uncured = 'refused' group by 1, 2
), weighed as (
  select found.*, case
    when cure <> 'none' and not (cure = 'trim' and holding.matter is not null) then 1
    when uncured = 'held' then 2
    when cure = 'trim' and not lasting.places @> used.places then 2
    else 3
  end as weight
  from found join used using (world)
  left join holding using (world, moment, matter)
  left join lasting using (world, moment)
), kinds as (
  select m.world, m.at, m.moment, coalesce(max(weight), 0) as kind
  from moments as m left join weighed as w using (world, moment) group by 1, 2, 3
), edited as (
  select *, bool_or(cure = 'trim') over (partition by world, place) as is_trimmed
  from weighed join asked using (world) where weight = 1 and moment = at
), answers as (
  select *, min(kind) filter (where moment = at) over (partition by world) as first_kind from kinds
), reliefs as (
  select world, min(moment) as "clearsAt" from answers where kind < first_kind group by 1
), wheres as (
  select world, array_agg(distinct asset || ' ' || tick || ' ' || side) as "where"
  from weighed join asked using (world) where moment = at group by 1
), edits as (
  select world, array_agg(distinct case when is_trimmed then 'trim' else cure end || ' ' || asset || ' ' || tick) as edits
  from edited group by 1
)
select world, ('{cleared,cleared-with-edits,held,refused}'::text[])[kind + 1] as kind, "clearsAt",
  coalesce("where", '{}') as "where", coalesce(edits, '{}') as edits
from answers left join reliefs using (world) left join wheres using (world) left join edits using (world)
where moment = at
