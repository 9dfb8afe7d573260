//! Property names of each class, in OpenDSS' own order: positional values and abbreviations depend on it.
//!
//! Inherited properties come last, `like` at the very end, as in OpenDSS. The second list of a class names those that no
//! snapshot of voltages and flows depends on.

use std::sync::LazyLock;

use super::ClassInfo;

pub(crate) static LINE_CODE: LazyLock<ClassInfo> = LazyLock::new(|| {
    ClassInfo::new(
        "linecode",
        "nphases r1 x1 r0 x0 c1 c0 units rmatrix xmatrix cmatrix basefreq normamps emergamps \
         faultrate pctperm repair kron rg xg rho neutral b1 b0 seasons ratings linetype like",
        "faultrate pctperm repair seasons ratings linetype",
    )
});

pub(crate) static TRANSFORMER_CODE: LazyLock<ClassInfo> = LazyLock::new(|| {
    ClassInfo::new(
        "xfmrcode",
        "phases windings wdg conn kv kva tap %r rneut xneut conns kvs kvas taps xhl xht xlt \
         xscarray thermal n m flrise hsrise %loadloss %noloadloss normhkva emerghkva maxtap \
         mintap numtaps %imag ppm_antifloat %rs x12 x13 x23 rdcohms seasons ratings like",
        "thermal n m flrise hsrise rdcohms seasons ratings",
    )
});

pub(crate) static LOAD_SHAPE: LazyLock<ClassInfo> = LazyLock::new(|| {
    ClassInfo::new(
        "loadshape",
        "npts interval mult hour mean stddev csvfile sngfile dblfile action qmult useactual \
         pmax qmax sinterval minterval pbase qbase pmult pqcsvfile memorymapping \
         interpolation like",
        "mean stddev pmax qmax memorymapping interpolation",
    )
});

pub(crate) static VOLTAGE_SOURCE: LazyLock<ClassInfo> = LazyLock::new(|| {
    ClassInfo::new(
        "vsource",
        "bus1 basekv pu angle frequency phases mvasc3 mvasc1 x1r1 x0r0 isc3 isc1 r1 x1 r0 x0 \
         scantype sequence bus2 z1 z0 z2 puz1 puz0 puz2 basemva yearly daily duty model \
         puzideal spectrum basefreq enabled like",
        "scantype sequence yearly daily duty spectrum",
    )
});

pub(crate) static LINE: LazyLock<ClassInfo> = LazyLock::new(|| {
    ClassInfo::new(
        "line",
        "bus1 bus2 linecode length phases r1 x1 r0 x0 c1 c0 rmatrix xmatrix cmatrix switch rg \
         xg rho geometry units spacing wires earthmodel cncables tscables b1 b0 seasons \
         ratings linetype normamps emergamps faultrate pctperm repair basefreq enabled like",
        "faultrate pctperm repair seasons ratings linetype earthmodel",
    )
});

pub(crate) static TRANSFORMER: LazyLock<ClassInfo> = LazyLock::new(|| {
    ClassInfo::new(
        "transformer",
        "phases windings wdg bus conn kv kva tap %r rneut xneut buses conns kvs kvas taps xhl \
         xht xlt xscarray thermal n m flrise hsrise %loadloss %noloadloss normhkva emerghkva \
         sub maxtap mintap numtaps subname %imag ppm_antifloat %rs bank xfmrcode xrconst x12 \
         x13 x23 leadlag wdgcurrents core rdcohms seasons ratings normamps emergamps \
         faultrate pctperm repair basefreq enabled like",
        "thermal n m flrise hsrise sub subname bank xrconst wdgcurrents core rdcohms seasons \
         ratings faultrate pctperm repair",
    )
});

pub(crate) static AUTO_TRANSFORMER: LazyLock<ClassInfo> = LazyLock::new(|| {
    ClassInfo::new(
        "autotrans",
        "phases windings wdg bus conn kv kva tap %r rdcohms core buses conns kvs kvas taps \
         xhx xht xxt xscarray thermal n m flrise hsrise %loadloss %noloadloss normhkva \
         emerghkva sub maxtap mintap numtaps subname %imag ppm_antifloat %rs bank xrconst \
         leadlag wdgcurrents normamps emergamps faultrate pctperm repair basefreq enabled \
         like",
        "rdcohms core thermal n m flrise hsrise sub subname bank xrconst wdgcurrents \
         faultrate pctperm repair",
    )
});

pub(crate) static REGULATOR: LazyLock<ClassInfo> = LazyLock::new(|| {
    ClassInfo::new(
        "regcontrol",
        "transformer winding vreg band ptratio ctprim r x bus delay reversible revvreg \
         revband revr revx tapdelay debugtrace maxtapchange inversetime tapwinding vlimit \
         ptphase revthreshold revdelay revneutral eventlog remoteptratio tapnum reset ldc_z \
         rev_z cogen basefreq enabled like",
        "tapdelay debugtrace eventlog reset",
    )
});

pub(crate) static LOAD: LazyLock<ClassInfo> = LazyLock::new(|| {
    ClassInfo::new(
        "load",
        "phases bus1 kv kw pf model yearly daily duty growth conn kvar rneut xneut status \
         class vminpu vmaxpu vminnorm vminemerg xfkva allocationfactor kva %mean %stddev \
         cvrwatts cvrvars kwh kwhdays cfactor cvrcurve numcust zipv %seriesrl relweight \
         vlowpu puxharm xrharm spectrum basefreq enabled like",
        "duty growth class vminnorm vminemerg %mean %stddev numcust %seriesrl relweight \
         puxharm xrharm spectrum",
    )
});

pub(crate) static GENERATOR: LazyLock<ClassInfo> = LazyLock::new(|| {
    ClassInfo::new(
        "generator",
        "phases bus1 kv kw pf kvar model vminpu vmaxpu yearly daily duty dispmode dispvalue \
         conn status class vpu maxkvar minkvar pvfactor forceon kva mva xd xdp xdpp h d \
         usermodel userdata shaftmodel shaftdata dutystart debugtrace balanced xrdp usefuel \
         fuelkwh %fuel %reserve refuel dynamiceq dynout spectrum basefreq enabled like",
        "duty class vpu pvfactor xd xdp xdpp h d userdata shaftdata dutystart debugtrace xrdp \
         fuelkwh %fuel %reserve refuel spectrum kva mva",
    )
});

pub(crate) static PV_SYSTEM: LazyLock<ClassInfo> = LazyLock::new(|| {
    ClassInfo::new(
        "pvsystem",
        "phases bus1 kv irradiance pmpp %pmpp temperature pf conn kvar kva %cutin %cutout \
         effcurve p-tcurve %r %x model vminpu vmaxpu balanced limitcurrent yearly daily duty \
         tyearly tdaily tduty class usermodel userdata debugtrace varfollowinverter dutystart \
         wattpriority pfpriority %pminnovars %pminkvarmax kvarmax kvarmaxabs kvdc kp pitol \
         safevoltage safemode dynamiceq dynout controlmode amplimit amplimitgain spectrum \
         basefreq enabled like",
        "duty tduty class userdata debugtrace dutystart spectrum %r %x kvdc kp pitol \
         safevoltage safemode",
    )
});

pub(crate) static CAPACITOR: LazyLock<ClassInfo> = LazyLock::new(|| {
    ClassInfo::new(
        "capacitor",
        "bus1 bus2 phases kvar kv conn cmatrix cuf r xl harm numsteps states normamps \
         emergamps faultrate pctperm repair basefreq enabled like",
        "harm normamps emergamps faultrate pctperm repair",
    )
});

pub(crate) static REACTOR: LazyLock<ClassInfo> = LazyLock::new(|| {
    ClassInfo::new(
        "reactor",
        "bus1 bus2 phases kvar kv conn rmatrix xmatrix parallel r x rp z1 z2 z0 z rcurve \
         lcurve lmh normamps emergamps faultrate pctperm repair basefreq enabled like",
        "rcurve lcurve normamps emergamps faultrate pctperm repair",
    )
});

pub(crate) static SWITCH_CONTROL: LazyLock<ClassInfo> = LazyLock::new(|| {
    ClassInfo::new(
        "swtcontrol",
        "switchedobj switchedterm action lock delay normal state reset basefreq enabled like",
        "lock delay reset",
    )
});

pub(crate) static FUSE: LazyLock<ClassInfo> = LazyLock::new(|| {
    ClassInfo::new(
        "fuse",
        "monitoredobj monitoredterm switchedobj switchedterm fusecurve ratedcurrent delay \
         action normal state basefreq enabled like",
        "monitoredobj monitoredterm fusecurve ratedcurrent delay",
    )
});

pub(crate) static RELAY: LazyLock<ClassInfo> = LazyLock::new(|| {
    ClassInfo::new(
        "relay",
        "monitoredobj monitoredterm switchedobj switchedterm type phasecurve groundcurve \
         phasetrip groundtrip tdphase tdground phaseinst groundinst reset shots \
         recloseintervals delay overvoltcurve undervoltcurve kvbase 47%pickup 46baseamps \
         46%pickup 46isqt variable overtrip undertrip breakertime action z1mag z1ang z0mag \
         z0ang mphase mground eventlog debugtrace distreverse normal state doc_tiltanglelow \
         doc_tiltanglehigh doc_tripsettinglow doc_tripsettinghigh doc_tripsettingmag \
         doc_delayinner doc_phasecurveinner doc_phasetripinner doc_tdphaseinner \
         doc_p1blocking basefreq enabled like",
        "monitoredobj monitoredterm type phasecurve groundcurve phasetrip groundtrip tdphase \
         tdground phaseinst groundinst reset shots recloseintervals delay overvoltcurve \
         undervoltcurve kvbase 47%pickup 46baseamps 46%pickup 46isqt variable overtrip \
         undertrip breakertime z1mag z1ang z0mag z0ang mphase mground eventlog debugtrace \
         distreverse doc_tiltanglelow doc_tiltanglehigh doc_tripsettinglow \
         doc_tripsettinghigh doc_tripsettingmag doc_delayinner doc_phasecurveinner \
         doc_phasetripinner doc_tdphaseinner doc_p1blocking",
    )
});

pub(crate) static RECLOSER: LazyLock<ClassInfo> = LazyLock::new(|| {
    ClassInfo::new(
        "recloser",
        "monitoredobj monitoredterm switchedobj switchedterm numfast phasefast phasedelayed \
         groundfast grounddelayed phasetrip groundtrip phaseinst groundinst reset shots \
         recloseintervals delay action tdphfast tdgrfast tdphdelayed tdgrdelayed normal state \
         basefreq enabled like",
        "monitoredobj monitoredterm numfast phasefast phasedelayed groundfast grounddelayed \
         phasetrip groundtrip phaseinst groundinst reset shots recloseintervals delay \
         tdphfast tdgrfast tdphdelayed tdgrdelayed",
    )
});

pub(crate) static STORAGE: LazyLock<ClassInfo> = LazyLock::new(|| {
    ClassInfo::new(
        "storage",
        "phases bus1 kv conn kw kvar pf kva %cutin %cutout effcurve varfollowinverter kvarmax \
         kvarmaxabs wattpriority pfpriority %pminnovars %pminkvarmax kwrated %kwrated \
         kwhrated kwhstored %stored %reserve state %discharge %charge %effcharge \
         %effdischarge %idlingkw %idlingkvar %r %x model vminpu vmaxpu balanced limitcurrent \
         yearly daily duty dispmode dischargetrigger chargetrigger timechargetrig class \
         dynadll dynadata usermodel userdata debugtrace kvdc kp pitol safevoltage safemode \
         dynamiceq dynout controlmode amplimit amplimitgain spectrum basefreq enabled like",
        "",
    )
});
