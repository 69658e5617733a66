const words = (text: string): string[] => text.trim().split(/\s+/)

// Quantities: what these fields say is a number, or several.
const quantities = words(`
  Count StreamCount StreamKindID StreamKindPos StreamOrder FirstPacketOrder ID VideoCount AudioCount @typeorder
  Audio_Channels_Total FileSize Duration Duration_FirstFrame Duration_LastFrame Source_Duration
  Source_Duration_FirstFrame Source_Duration_LastFrame OverallBitRate OverallBitRate_Minimum OverallBitRate_Nominal
  OverallBitRate_Maximum BitRate BitRate_Minimum BitRate_Nominal BitRate_Maximum BitRate_Encoded FrameRate FrameRate_Num
  FrameRate_Den FrameRate_Minimum FrameRate_Nominal FrameRate_Maximum FrameRate_Original FrameRate_Original_Num
  FrameRate_Original_Den FrameRate_Real FrameCount Source_FrameCount StreamSize StreamSize_Proportion StreamSize_Demuxed
  Source_StreamSize Source_StreamSize_Proportion StreamSize_Encoded StreamSize_Encoded_Proportion HeaderSize DataSize
  FooterSize Width Width_Offset Width_Original Width_CleanAperture Height Height_Offset Height_Original
  Height_CleanAperture Stored_Width Stored_Height Sampled_Width Sampled_Height Active_Width Active_Height
  PixelAspectRatio PixelAspectRatio_Original PixelAspectRatio_CleanAperture DisplayAspectRatio
  DisplayAspectRatio_Original DisplayAspectRatio_CleanAperture Active_DisplayAspectRatio Rotation BitDepth
  BitDepth_Detected BitDepth_Stored BitsPixel_Frame Channels Channels_Original SamplesPerFrame SamplingRate SamplingCount
  Source_SamplingCount Compression_Ratio Delay Delay_Original Video_Delay AlternateGroup BufferSize CodecID_Version
  Format_Settings_RefFrames Format_Settings_SliceCount Format_Settings_GMC Interleave_Duration Interleave_Preload
  Interleave_VideoFrames MaxCLL MaxFALL MasteringDisplay_Luminance_Min MasteringDisplay_Luminance_Max
  extra.mdhd_Duration extra.Source_Delay extra.bsid extra.dialnorm extra.acmod extra.lfeon extra.cmixlev extra.surmixlev
  extra.ltrtcmixlev extra.ltrtsurmixlev extra.lorocmixlev extra.lorosurmixlev extra.dialnorm_Average
  extra.dialnorm_Minimum extra.dialnorm_Maximum extra.dialnorm_Count extra.compr extra.compr_Average extra.compr_Minimum
  extra.compr_Maximum extra.compr_Count extra.dynrng extra.dynrng_Average extra.dynrng_Minimum extra.dynrng_Maximum
  extra.dynrng_Count
`)

// Names out of MediaInfo's own tables, by which it calls what it found; some carry the four letters of a format.
const names = words(`
  @type StreamKind Format Format_Info Format_Url Format_Commercial Format_Commercial_IfAny Format_Version Format_Profile
  Format_Level Format_Tier Format_Compression Format_Settings Format_AdditionalFeatures Format_Extensions
  Format_Settings_BVOP Format_Settings_QPel Format_Settings_Matrix Format_Settings_CABAC Format_Settings_Endianness
  Format_Settings_Sign Format_Settings_Floor Format_Settings_Firm Format_Settings_Law Format_Settings_Mode
  Format_Settings_ModeExtension Format_Settings_Emphasis Format_Settings_SBR Format_Settings_PS Format_Settings_GOP
  Format_Settings_FrameMode Format_Settings_PictureStructure Format_Settings_Packing Format_Settings_Pulldown
  Format_Settings_Wrapping CodecID CodecID_Info CodecID_Hint CodecID_Url CodecID_Description CodecID_Compatible
  Video_Format_List Video_Format_WithHint_List Video_Codec_List Video_Language_List Audio_Format_List
  Audio_Format_WithHint_List Audio_Codec_List Audio_Language_List InternetMediaType MuxingMode IsStreamable Interleaved
  OverallBitRate_Mode BitRate_Mode FrameRate_Mode FrameRate_Mode_Original Compression_Mode ColorSpace ChromaSubsampling
  ChromaSubsampling_Position ScanType ScanType_Original ScanType_StoreMethod ScanType_StoreMethod_FieldsPerBlock
  ScanOrder ScanOrder_Stored ScanOrder_StoredDisplayedInverted ScanOrder_Original Standard Gop_OpenClosed
  Gop_OpenClosed_FirstFrame ChannelPositions ChannelPositions_String2 ChannelLayout ChannelPositions_Original ChannelLayout_Original
  ChannelLayoutID Matrix_Format Default Forced Disabled Delay_Source Delay_Original_Source ServiceKind Alignment
  HDR_Format HDR_Format_Commercial HDR_Format_Version HDR_Format_Profile HDR_Format_Level HDR_Format_Settings
  HDR_Format_Compression HDR_Format_Compatibility colour_description_present colour_range colour_primaries
  transfer_characteristics matrix_coefficients MasteringDisplay_ColorPrimaries MasteringDisplay_Luminance
  extra.CodecConfigurationBox extra.Source_Delay_Source extra.MD5_Unencoded extra.IsTruncated
`)

const quantity = /^-?[\d., :/x-]*( ?[a-zA-Z%]{1,6})?$/
const name = /^[\x20-\x7e]*$/

// Who wrote it: the house's own muxer and encoder, the four letters of a camera's ProRes, and the library that made a
// sound, which goes along with every packet of some formats.
const writers: Readonly<Record<string, RegExp>> = {
  Encoded_Application: /^(Lav[fc][\d.]*( \w+)?)$/,
  Encoded_Library:
    /^(Lav[fc][\d.]*( [\w-]+)?|ffmpeg|x264 - core \d+( r\d+ [0-9a-f]+M?)?|L(AME)?\d[\w. ()-]{0,16}|libopus [\w.-]+|[\w ]{4})$/,
  Encoded_Library_Name: /^(Lav[fc]|ffmpeg|x264|LAME|libopus)$/,
  Encoded_Library_Version: /^core \d+( r\d+ [0-9a-f]+M?)?$/,
  // The settings of x264: names of its own, each with a number or a mode of its own.
  Encoded_Library_Settings:
    /^(\w+=(-?[\dx.:,-]+|hex|dia|umh|esa|tesa|crf|abr|cbr|cqp|2pass|none|vbr)( \/ |$))+$/,
  // Numbers that a container needs to tell tracks apart; a long one would tell files apart.
  UniqueID: /^\d{1,3}$/,
  Language: /^[a-z]{2,3}$/,
}

const allowed = new Map<string, RegExp>([
  ...quantities.map((field): [string, RegExp] => [field, quantity]),
  ...names.map((field): [string, RegExp] => [field, name]),
  ...Object.entries(writers),
])

// What MediaInfo holds against the structure of a film, by its own names and in its own words.
const complaint = /^extra\.Conformance(Errors|Warnings|Infos)(\.\w+)+$/
const ownWords = /^[\x20-\x7e]{0,300}$/

/** Whether a released film may be said to have a field of that value, whatever track it belongs to. */
export function mayBeSaid(field: string, value: string): boolean {
  if (complaint.test(field)) return ownWords.test(value)
  // Colours are told once for each place that they stand in, with the name of that place.
  const base = field.replace(/(_Original)?(_Source)?(_Min|_Max)?$/, '')
  return (allowed.get(field) ?? allowed.get(base))?.test(value) === true
}

/** Whether a field only spells out another: those are read by the one that they spell out. */
export function isSpelling(field: string, all: Readonly<Record<string, string>>): boolean {
  const base = /^(.*)_String\d?$/.exec(field)?.[1]
  return base !== undefined && base in all
}
